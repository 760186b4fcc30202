# What says where the state is and which provider this is: `init` before the apply of a saved plan sees this file alone.
terraform {
  required_version = ">= 1.8"

  required_providers {
    automox = {
      source  = "automox-iac/automox"
      version = "~> 0.1.0"
    }
  }

  backend "http" {
    address        = "https://states.example.com/people"
    lock_address   = "https://states.example.com/people"
    unlock_address = "https://states.example.com/people"
  }
}
