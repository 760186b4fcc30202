# By address. An error if nobody has it.
data "automox_user" "bob" {
  email = "bob@example.com"
}

# By number, in a named organization; nobody there is an answer too.
data "automox_user" "maybe" {
  org_id     = 12345
  user_id    = 4711
  missing_ok = true
}

output "bob" {
  value = {
    number            = data.automox_user.bob.user_id
    uuid              = data.automox_user.bob.uuid
    name              = "${data.automox_user.bob.first_name} ${data.automox_user.bob.last_name}"
    role              = data.automox_user.bob.role
    account_role      = data.automox_user.bob.account_role
    two_factor_method = data.automox_user.bob.two_factor_method
    status            = data.automox_user.bob.status
    orgs              = data.automox_user.bob.orgs
    created_at        = data.automox_user.bob.created_at
    updated_at        = data.automox_user.bob.updated_at
  }
}

output "number_4711_is_free" {
  value = !data.automox_user.maybe.found
}
