# terraform apply -invoke=action.automox_resend_invitation.ada
action "automox_resend_invitation" "ada" {
  config {
    email = "ada@example.com"
  }
}

# In another organization than the provider's, and not before a day has passed.
action "automox_resend_invitation" "olga" {
  config {
    email   = "olga@example.com"
    org_id  = 23456
    min_age = "1d"
  }
}
