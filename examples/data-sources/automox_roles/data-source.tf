data "automox_roles" "documented" {}

output "roles" {
  value = {
    for role in data.automox_roles.documented.roles : role.slug => {
      word   = role.word
      name   = role.name
      labels = role.labels
      can    = role.can
      cannot = role.cannot
      source = role.source
    }
  }
}
