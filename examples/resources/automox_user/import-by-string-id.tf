import {
  to = automox_user.ada
  id = "12345/ada@example.com"
}
