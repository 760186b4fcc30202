# A list from elsewhere, with the labels that the console shows.
locals {
  people = {
    "ada@example.com"  = "Full Administrator"
    "olga@example.com" = "Zone Operator"
  }
}

output "slugs" {
  value = { for email, label in local.people : email => provider::automox::role_slug(label) }
}
