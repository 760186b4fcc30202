# Invites for real, and takes everybody back when the file ends: that is one run which removes them all.
provider "automox" {
  guards = {
    max_removals = 4
  }
}

variables {
  people = {
    "ada@example.com"  = "Ada"
    "ben@example.com"  = "Ben"
    "cleo@example.com" = "Cleo"
    "dan@example.com"  = "Dan"
  }
}

run "invites" {
  expect_failures = [check.everybody_has_accepted]

  assert {
    condition     = alltrue([for user in automox_user.team : user.status == "pending"])
    error_message = "Somebody was not invited."
  }
}

run "changes_nothing_when_applied_again" {
  command         = plan
  expect_failures = [check.everybody_has_accepted]

  assert {
    condition     = alltrue([for user in automox_user.team : user.invitations_sent <= 1])
    error_message = "An invitation was sent again."
  }
}
