#!/usr/bin/env bash
# apply.sh SEALED SHA256 COMMIT: applies the very plans that the gate showed, and nothing else.
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

sealed=$1 sha256=$2 commit=$3 folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf '%s  %s\n' "$sha256" "$sealed" | sha256sum --check --quiet >&2 || fail "These are not the plans that the gate showed."
newest "$commit"
unseal "$sealed" "$folder"
settle_environment
list=$(allowed stacks)
for stack in $list; do
  cd "$folder/stacks/$stack"
  # Of the configuration only what says where the state is and which provider this is: the plan holds the rest.
  if [ -d "$TOOLS/stacks" ]; then cp "$TOOLS/stacks/$stack/versions.tf" .; else allowed backend "$stack" >backend.tf.json; fi
  cp "$TOOLS/.terraform.lock.hcl" .
  foreign terraform init -no-color -lockfile=readonly
  # Functions such as file() are called again.
  if [ -d "$TOOLS/stacks" ]; then cp -R "$TOOLS/stacks/$stack/." .; fi
  if ! foreign terraform apply -no-color plan 2>&1 | tee "$folder/said" >&2; then
    if grep -q "Saved plan is stale" "$folder/said"; then
      fail "Somebody changed the state of $stack since it was planned. Start a new run: it is planned and approved anew."
    fi
    fail "Applying $stack failed; what was done is in the state. Start a new run to see what is left."
  fi
done
