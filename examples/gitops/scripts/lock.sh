#!/usr/bin/env bash
# lock.sh: writes .terraform.lock.hcl for the installed provider. At a keyboard, after each update of the package.
set -euo pipefail

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
[ -e .terraform.lock.hcl ] || touch .terraform.lock.hcl
scripts/pack.sh "$tools/tools.tar"
tar -C "$tools" -xf "$tools/tools.tar"
node scripts/backend.mjs "$(node -p 'Object.keys(JSON.parse(fs.readFileSync("access.allowed.json", "utf8")).stacks)[0]')" \
  >"$tools/main.tf.json"
rm "$tools/.terraform.lock.hcl"
"${TERRAFORM_BINARY_NAME:-terraform}" -chdir="$tools" providers lock -fs-mirror="$tools/mirror"
cp "$tools/.terraform.lock.hcl" .
