#!/usr/bin/env bash
# plan.sh FOLDER [OPTION ...]: plans every stack of access.allowed.json in FOLDER and prints changes=true|false. Options go to
# `terraform plan`. Nothing but the providers of the mirror is installed, and each must be in the lock file.
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"
settle_environment

folder=$1 changes=false
shift
for stack in $(stacks); do
  cp "$TOOLS/.terraform.lock.hcl" "$folder/stacks/$stack/"
  terraform -chdir="$folder/stacks/$stack" init -no-color -lockfile=readonly >&2
  code=0
  # A key that may only read the states cannot lock them. What is applied is locked.
  terraform -chdir="$folder/stacks/$stack" plan -no-color -lock=false -detailed-exitcode -out=plan "$@" >&2 || code=$?
  case $code in 0) ;; 2) changes=true ;; *) fail "Planning $stack ended with $code." ;; esac
done
echo "changes=$changes"
