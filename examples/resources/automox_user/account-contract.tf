# Somebody in two zones. No invitation of the account contract carries a name.
resource "automox_user" "lin" {
  email        = "lin@example.com"
  role         = "operator"
  account_role = "no-global-access"

  # Organization number or zone UUID to role.
  zone_roles = {
    23456 = "read-only"
  }
}

# Somebody whose second factor is looked after, once there is somebody to have one.
resource "automox_user" "grace" {
  email = "grace@example.com"
  role  = "read-only"

  two_factor          = "enabled"
  two_factor_reset    = "2026-03-01, lost phone"
  two_factor_reset_to = "email"

  on_destroy = "remove_from_account"
}

output "lin_was_invited_as" {
  value = automox_user.lin.invitation_id
}

output "second_factor_of_grace" {
  value = automox_user.grace.two_factor_method
}
