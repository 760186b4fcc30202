data "automox_organizations" "mine" {}

output "organizations" {
  value = {
    for organization in data.automox_organizations.mine.organizations : organization.name => {
      number = organization.id
      uuid   = organization.uuid
      plan   = organization.plan
    }
  }
}
