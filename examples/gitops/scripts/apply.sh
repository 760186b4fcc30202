#!/usr/bin/env bash
# Applies the plans that plan.sh made and gate.sh let pass; Terraform refuses one whose state has changed since.
set -euo pipefail

for folder in cdktf.out/stacks/*/; do
  "${TERRAFORM_BINARY_NAME:-terraform}" -chdir="$folder" apply -input=false -no-color plan
done
