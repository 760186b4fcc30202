# By organization number and address
terraform import automox_org_membership.ada_in_europe 23456/ada@example.com

# By organization number and user number
terraform import automox_org_membership.ada_in_europe 23456/202
