terraform {
  required_version = ">= 1.5"

  required_providers {
    automox = {
      source  = "automox-iac/automox"
      version = "~> 0.1"
    }
  }
}

# The API key comes from the environment variable AUTOMOX_API_KEY.
provider "automox" {
  org_id = 12345
}
