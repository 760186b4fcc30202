# terraform apply -invoke=action.automox_reset_two_factor.ada
action "automox_reset_two_factor" "ada" {
  config {
    email = "ada@example.com"
  }
}

# Leaves the person without a second factor where Automox allows that.
action "automox_reset_two_factor" "olga" {
  config {
    email    = "olga@example.com"
    org_id   = 23456
    reset_to = "disabled"
  }
}
