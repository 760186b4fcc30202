# The published account contract: people are invited to an account and given roles in its zones, one zone for each organization.
terraform {
  required_providers {
    automox = {
      source  = "automox-iac/automox"
      version = "~> 0.1"
    }
  }
}

provider "automox" {
  org_id     = 12345
  account_id = "0b4bb1c5-6a2f-4f0e-9b59-6d2d3c1c7d10" # Settings > Secrets & Keys
  contract   = "account"                              # what account_id means anyway

  account = {
    role_change     = "reinvite"
    no_account_role = "no-global-access"

    # Needed for role_change = "undocumented".
    role_change_request = {
      method = "PUT"
      path   = "/accounts/{account}/users/{user}"
    }
  }
}
