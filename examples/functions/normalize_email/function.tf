locals {
  # Two spellings of one address.
  spelled_by_hand = ["Ada@Example.com", " ada@example.com"]
}

output "one_person" {
  value = toset([for email in local.spelled_by_hand : provider::automox::normalize_email(email)])
}
