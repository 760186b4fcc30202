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

run "names_everybody_who_waits" {
  assert {
    condition     = output.waiting == tolist(["ada@example.com", "ben@example.com"])
    error_message = "Everybody who is invited waits for their own acceptance."
  }
}

run "gives_nobody_more_than_reading" {
  assert {
    condition     = alltrue([for user in automox_user.team : user.role == "viewer"])
    error_message = "The team only reads."
  }
}
