import {
  to = automox_user.erin
  id = "12345/erin@example.com"
}

resource "automox_user" "erin" {
  email = "erin@example.com"
  role  = "viewer"
}
