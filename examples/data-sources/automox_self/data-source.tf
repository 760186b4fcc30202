data "automox_self" "owner" {}

# Refuse to go on with somebody else's key.
check "key_of_an_administrator" {
  assert {
    condition     = data.automox_self.owner.role == "admin"
    error_message = "The API key belongs to ${data.automox_self.owner.email}, who is no administrator."
  }
}

output "owner" {
  value = {
    number        = data.automox_self.owner.user_id
    uuid          = data.automox_self.owner.uuid
    name          = "${data.automox_self.owner.first_name} ${data.automox_self.owner.last_name}"
    organizations = data.automox_self.owner.orgs
    account_role  = data.automox_self.owner.account_role
  }
}
