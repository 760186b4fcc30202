# By organization number and address
terraform import automox_user.ada 12345/ada@example.com

# By organization number and user number
terraform import automox_user.ada 12345/202

# In the provider's organization the first number can be left out
terraform import automox_user.ada ada@example.com
terraform import automox_user.ada 202
