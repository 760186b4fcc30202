#!/usr/bin/env bash
# plan.sh CONFIGURATION FOLDER [OPTION ...]: unpacks the file CONFIGURATION that somebody else's job synthesized, takes over
# into FOLDER, which is not there yet, what check-configuration.mjs lets pass, plans every stack of access.allowed.json in it
# and prints changes=true|false. Options go to `terraform plan`. No provider but those of the mirror is installed, and each
# must be in the lock file.
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"
settle_environment

configuration=$1 folder=$2 changes=false unpacked=$(mktemp -d)
shift 2
trap 'rm -rf "$unpacked"' EXIT
if [ -d "$TOOLS/stacks" ]; then
  # Plain Terraform: all is of the protected branch, but for the people's file where that is what was handed over.
  mkdir "$folder"
  cp -R "$TOOLS/stacks" "$folder/"
  case $configuration in
    *.tar) ;;
    *)
      [ "$(wc -c <"$configuration")" -le 1000000 ] || fail "The people's file is larger than a megabyte."
      cp "$configuration" "$folder/$(allowed people)"
      ;;
  esac
else
  tar -C "$unpacked" --no-same-owner -xf "$configuration"
  foreign node "$SCRIPTS/check-configuration.mjs" "$unpacked" "$folder"
fi
allowed manifest >"$folder/manifest.json"
list=$(allowed stacks)
for stack in $list; do
  cp "$TOOLS/.terraform.lock.hcl" "$folder/stacks/$stack/"
  foreign terraform -chdir="$folder/stacks/$stack" init -no-color -lockfile=readonly
  code=0
  # A key that may only read the states cannot lock them. What is applied is locked.
  foreign terraform -chdir="$folder/stacks/$stack" plan -no-color -lock=false -detailed-exitcode -out=plan "$@" || code=$?
  case $code in 0) ;; 2) changes=true ;; *) fail "Planning $stack ended with $code." ;; esac
done
echo "changes=$changes"
