# With the account contract what the account offers, otherwise what is documented.
data "automox_roles" "all" {}

output "roles" {
  value = {
    for role in data.automox_roles.all.roles : role.slug => {
      type        = role.type
      word        = role.word
      name        = role.name
      description = role.description
      labels      = role.labels
      can         = role.can
      cannot      = role.cannot
      source      = role.source
    }
  }
}
