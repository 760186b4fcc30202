# No key, no network: Terraform makes up what Automox would answer.
mock_provider "automox" {
  mock_resource "automox_user" {
    defaults = {
      status = "pending"
      stale  = false
    }
  }
}

variables {
  people = {
    "ada@example.com" = "Ada"
    "ben@example.com" = "Ben"
  }
}

run "warns_of_everybody_who_waits" {
  expect_failures = [check.everybody_has_accepted]
}

run "gives_nobody_more_than_reading" {
  expect_failures = [check.everybody_has_accepted]

  assert {
    condition     = alltrue([for user in automox_user.team : user.role == "viewer"])
    error_message = "The team only reads."
  }
}
