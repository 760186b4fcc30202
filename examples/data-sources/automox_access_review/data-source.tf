locals {
  managed = toset(["alice@example.com", "bob@example.com"])
}

data "automox_access_review" "org" {
  org_id  = 12345
  managed = local.managed
}

# A check warns and does not stop anything.
check "nobody_unknown" {
  assert {
    condition     = length(data.automox_access_review.org.unmanaged) == 0
    error_message = "Not managed here: ${join(", ", data.automox_access_review.org.unmanaged[*].email)}"
  }
}

check "invitations_are_accepted" {
  assert {
    condition     = alltrue([for person in data.automox_access_review.org.pending : coalesce(person.age_days, 0) < 14])
    error_message = "Somebody has not accepted an invitation for two weeks."
  }
}

output "review" {
  value = {
    missing               = data.automox_access_review.org.missing
    admins                = data.automox_access_review.org.admins
    operators             = data.automox_access_review.org.operators
    duplicates            = data.automox_access_review.org.duplicates
    no_second_factor      = data.automox_access_review.org.no_second_factor
    second_factor_unknown = data.automox_access_review.org.second_factor_unknown

    pending = {
      for person in data.automox_access_review.org.pending : person.email => person.created_at
    }

    unmanaged = {
      for person in data.automox_access_review.org.unmanaged : person.email => {
        number            = person.user_id
        uuid              = person.uuid
        name              = "${person.first_name} ${person.last_name}"
        role              = person.role
        account_role      = person.account_role
        two_factor_method = person.two_factor_method
        status            = person.status
        orgs              = person.orgs
        created_at        = person.created_at
        updated_at        = person.updated_at
      }
    }
  }
}
