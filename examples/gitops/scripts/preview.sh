#!/usr/bin/env bash
# preview.sh CONFIGURATION COMMIT FILE: writes into FILE what a request would do. A preview: nothing is decided by it.
#   NOTICE   what is to be said first
#   LOG      address of the log
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

configuration=$1 commit=$2 file=$3 scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
printf '%s\n\nThere is no preview of %s: it was refused, or could not be planned. Why is in %s.\n' \
  "${NOTICE:-}" "$commit" "${LOG:-the log}" >"$file"
"$SCRIPTS/plan.sh" "$configuration" "$scratch/plans" >&2
settle_environment
review --cdktf-out "$scratch/plans" --terraform-dir "$scratch/plans" --commit "$commit" --format "md=$scratch/page.md"
{
  printf '%s\n\n' "${NOTICE:-}"
  cat "$scratch/page.md"
} >"$file"
