import {
  to = automox_org_membership.ada_in_europe
  id = "23456/ada@example.com"
}
