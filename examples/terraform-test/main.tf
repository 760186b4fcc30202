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

output "waiting" {
  description = "Who has not accepted the invitation yet."
  value       = sort([for user in automox_user.team : user.email if user.status == "pending"])
}
