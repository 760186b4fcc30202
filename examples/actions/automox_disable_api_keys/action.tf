# terraform apply -invoke='action.automox_disable_api_keys.leavers["olga@example.com"]'
action "automox_disable_api_keys" "leavers" {
  for_each = toset(["ada@example.com", "olga@example.com"])

  config {
    email  = each.key
    org_id = 12345
  }
}
