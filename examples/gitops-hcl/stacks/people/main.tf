# Everybody in people.yaml. Two entries with one address are an error of the plan; a request may change people.yaml alone.
provider "automox" {
  org_id = 12345

  guards = {
    max_removals          = 2
    operator_without_zone = "off" # zones are given in the console
  }
}

locals {
  people = { for person in yamldecode(file("${path.module}/people.yaml")) : lower(trimspace(person.email)) => person }
}

resource "automox_user" "this" {
  for_each = local.people

  email      = each.key
  first_name = each.value.first_name
  last_name  = each.value.last_name
  role       = each.value.role

  lifecycle {
    precondition {
      condition     = length(setsubtract(keys(each.value), ["email", "first_name", "last_name", "role"])) == 0
      error_message = "${each.key} has a field in people.yaml that nobody reads."
    }
  }
}
