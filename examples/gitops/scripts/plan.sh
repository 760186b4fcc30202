#!/usr/bin/env bash
# Plans every stack that was synthesized and leaves the plan in the stack's folder, where
# `automox-access --cdktf-out` looks. Arguments go to `terraform plan`.
set -euo pipefail

terraform=${TERRAFORM_BINARY_NAME:-terraform}

for folder in cdktf.out/stacks/*/; do
  "$terraform" -chdir="$folder" init -input=false -no-color
  # A key that may only read the states cannot lock them. What is applied is locked.
  "$terraform" -chdir="$folder" plan -input=false -no-color -lock=false -out=plan "$@"
done
