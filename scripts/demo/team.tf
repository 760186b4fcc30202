terraform {
  required_providers {
    automox = { source = "automox-iac/automox" }
  }
}

variable "max_removals" {
  type    = number
  default = null # a quarter of the organization, never less than 2
}

# AUTOMOX_API_KEY and AUTOMOX_BASE_URL come from the environment.
provider "automox" {
  org_id = 12345

  guards = {
    max_removals          = var.max_removals
    operator_without_zone = "off" # Olga gets her zones in the console
  }
}

resource "automox_user" "ada" {
  email      = "ada@example.com"
  first_name = "Ada"
  last_name  = "Archer"
  role       = "admin"
}

resource "automox_user" "olga" {
  email      = "olga@example.com"
  first_name = "Olga"
  last_name  = "Owens"
  role       = "operator"
}

resource "automox_user" "victor" {
  email      = "victor@example.com"
  first_name = "Victor"
  last_name  = "Vale"
  role       = "viewer"
}
