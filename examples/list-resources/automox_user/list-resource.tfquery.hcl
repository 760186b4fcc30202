# Everybody whom no automox_user of this configuration stands for.
list "automox_user" "strangers" {
  provider = automox
  limit    = 1000

  config {
    except = values(automox_user.team)[*].email
  }
}

# Invitations of one domain that nobody has accepted yet.
list "automox_user" "waiting" {
  provider = automox

  config {
    org_id        = 12345
    status        = "pending"
    role          = "viewer"
    email_pattern = "@example\\.com$"
  }
}
