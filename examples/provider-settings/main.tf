terraform {
  # Ephemeral variables came with Terraform 1.10 and OpenTofu 1.11. They are in no plan and in no state.
  required_version = ">= 1.10"

  required_providers {
    automox = {
      source  = "automox-iac/automox"
      version = "~> 0.1"
    }
  }
}

variable "automox_api_key" {
  type      = string
  sensitive = true
  ephemeral = true
}

variable "automox_scim_token" {
  type      = string
  sensitive = true
  ephemeral = true
}

variable "automox_base_url" {
  type    = string
  default = "https://console.automox.com/api"
}

provider "automox" {
  api_key  = var.automox_api_key
  org_id   = 12345
  base_url = var.automox_base_url

  pacing = {
    requests_per_5_minutes = 1000 # leave room for others who use the same key
    max_concurrent         = 4
    request_timeout        = "1m"
    max_wait               = "2m"
  }

  guards = {
    last_admin            = "error"
    own_user              = "error"
    operator_without_zone = "off"
    max_removals          = 5
  }

  # For active and on_destroy = "deactivate" of automox_user. A third party's guide describes SCIM, no page of Automox does.
  scim = {
    url   = "${var.automox_base_url}/scim/v2"
    token = var.automox_scim_token
  }
}

# Who the key belongs to, and so what it may do.
data "automox_self" "owner" {}

output "key_owner" {
  value = "${data.automox_self.owner.email} (${data.automox_self.owner.role})"
}
