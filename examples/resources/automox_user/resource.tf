# One person. Applying sends one invitation.
resource "automox_user" "ada" {
  email      = "ada@example.com"
  first_name = "Ada"
  last_name  = "Archer"
  role       = "operator"
}

# A team from a map: a line is a person.
locals {
  viewers = {
    "barbara@example.com" = { first_name = "Barbara", last_name = "Baker" }
    "donald@example.com"  = { first_name = "Donald", last_name = "Dyer" }
  }
}

resource "automox_user" "viewer" {
  for_each = local.viewers

  email      = each.key
  first_name = each.value.first_name
  last_name  = each.value.last_name
  role       = "viewer"
}

# Every setting.
resource "automox_user" "grace" {
  org_id     = 12345
  email      = "grace@example.com"
  first_name = "Grace"
  last_name  = "Green"
  role       = "admin"

  # These keys are managed; others that Grace sets herself stay.
  prefs_json = jsonencode({
    notifications = { email = true }
  })

  # false disables the account, by a third party's guide without removing it. Needs scim in the provider block.
  active = true

  on_existing = "adopt_if_same"
  on_destroy  = "remove"

  # Grace's API keys are disabled right before she is removed, or she stays.
  on_destroy_api_keys = "disable"

  # After a week without an answer the next apply invites anew, twice at most.
  invitation = {
    max_age     = "7d"
    on_stale    = "reinvite"
    max_resends = 2
  }

  # Wait a while for Grace to accept. If she does not, the apply succeeds all the same, with a warning.
  wait_for_activation = true

  timeouts = {
    create = "10m"
    read   = "2m"
    update = "5m"
    delete = "5m"
  }
}

output "ada" {
  value = {
    id               = automox_user.ada.id
    user_id          = automox_user.ada.user_id
    uuid             = automox_user.ada.uuid
    created_at       = automox_user.ada.created_at
    invitations_sent = automox_user.ada.invitations_sent
    stale            = automox_user.ada.stale
  }
}

# A warning of a plan, and no output of it: what Terraform stores would change with each acceptance.
check "nobody_was_disabled" {
  assert {
    condition     = alltrue([for person in values(automox_user.viewer) : person.status != "disabled"])
    error_message = "Somebody was disabled at the console."
  }
}
