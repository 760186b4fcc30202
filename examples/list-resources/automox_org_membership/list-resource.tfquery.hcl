# Everybody in another organization than the provider's.
list "automox_org_membership" "europe" {
  provider = automox
  limit    = 1000

  config {
    org_id        = 23456
    status        = "active"
    role          = "operator"
    email_pattern = "@example\\.com$"
    except        = ["alice@example.com"]
  }
}
