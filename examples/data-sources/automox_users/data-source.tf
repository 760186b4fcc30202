# Everybody.
data "automox_users" "all" {}

# Administrators of one organization who accepted their invitation, at one domain.
data "automox_users" "admins" {
  org_id        = 12345
  role          = "admin"
  status        = "active"
  email_pattern = "@example\\.com$"
}

output "people" {
  value = {
    for person in data.automox_users.all.users : person.email => {
      number            = person.user_id
      uuid              = person.uuid
      first_name        = person.first_name
      last_name         = person.last_name
      role              = person.role
      account_role      = person.account_role
      two_factor_method = person.two_factor_method
      status            = person.status
      orgs              = person.orgs
      created_at        = person.created_at
      updated_at        = person.updated_at
    }
  }
}

output "administrators" {
  value = data.automox_users.admins.users[*].email
}
