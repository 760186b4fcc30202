# Ada in her first organization.
resource "automox_user" "ada" {
  org_id     = 12345
  email      = "ada@example.com"
  first_name = "Ada"
  last_name  = "Archer"
  role       = "admin"
}

# And in one more, under the same name.
resource "automox_org_membership" "ada_in_europe" {
  org_id     = 23456
  email      = automox_user.ada.email
  first_name = automox_user.ada.first_name
  last_name  = automox_user.ada.last_name
  role       = "viewer"
}

# Somebody with every setting.
resource "automox_org_membership" "grace_in_europe" {
  org_id     = 23456
  email      = "grace@example.com"
  first_name = "Grace"
  last_name  = "Green"
  role       = "viewer"

  on_existing         = "adopt"
  on_destroy          = "remove"
  on_destroy_api_keys = "report"
  wait_for_activation = false

  invitation = {
    max_age     = "30d"
    on_stale    = "report"
    max_resends = 0
  }

  timeouts = {
    create = "10m"
    read   = "2m"
    update = "5m"
    delete = "5m"
  }
}

output "ada_in_europe" {
  value = {
    id               = automox_org_membership.ada_in_europe.id
    user_id          = automox_org_membership.ada_in_europe.user_id
    uuid             = automox_org_membership.ada_in_europe.uuid
    status           = automox_org_membership.ada_in_europe.status
    stale            = automox_org_membership.ada_in_europe.stale
    invitations_sent = automox_org_membership.ada_in_europe.invitations_sent
    invitation_id    = automox_org_membership.ada_in_europe.invitation_id
    created_at       = automox_org_membership.ada_in_europe.created_at
  }
}
