terraform {
  required_providers {
    automox = {
      source = "automox-iac/automox"
    }
  }
}

variable "people" {
  description = "First names by e-mail address."
  type        = map(string)
  default     = {}
}

resource "automox_user" "team" {
  for_each = var.people

  email      = each.key
  first_name = each.value
  last_name  = "Example"
  role       = "viewer"
}

# A check and not an output: Terraform stores outputs, so each acceptance would be a change of the plan.
check "everybody_has_accepted" {
  assert {
    condition     = alltrue([for user in automox_user.team : user.status == "active"])
    error_message = "Not accepted yet: ${join(", ", [for user in automox_user.team : user.email if user.status != "active"])}."
  }
}
