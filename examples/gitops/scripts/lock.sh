#!/usr/bin/env bash
# lock.sh: writes .terraform.lock.hcl for the installed provider. At a keyboard, after each update of the package.
set -euo pipefail

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
[ -e .terraform.lock.hcl ] || touch .terraform.lock.hcl
scripts/pack.sh "$tools/tools.tar"
tar -C "$tools" -xf "$tools/tools.tar"
stack=$(node scripts/allowed.mjs stacks | head -n 1)
if [ -d stacks ]; then cp "stacks/$stack/versions.tf" "$tools/"; else node scripts/allowed.mjs backend "$stack" >"$tools/main.tf.json"; fi
rm "$tools/.terraform.lock.hcl"
"${TERRAFORM_BINARY_NAME:-terraform}" -chdir="$tools" providers lock -fs-mirror="$tools/mirror"
cp "$tools/.terraform.lock.hcl" .
