#!/usr/bin/env bash
# gate.sh CONFIGURATION COMMIT SEALED: plans what was synthesized, says on the page of this run what would happen, asks the
# rules with Automox's own word, and seals exactly these plans for the job that waits for people. Prints changes=, sha256=
# and digest= for it. Ends with the code of `automox-access guard` where a rule forbids it.
#   UNATTENDED=true   nobody is asked afterwards: only what harmless.mjs lets pass may go on
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

configuration=$1 commit=$2 sealed=$3 scratch=$(mktemp -d) rules=0
trap 'rm -rf "$scratch"' EXIT
folder=$scratch/plans
newest "$commit"
changes=$("$SCRIPTS/plan.sh" "$configuration" "$folder")
settle_environment
plans=(--cdktf-out "$folder" --terraform-dir "$folder" --commit "$commit" --digest-key-env PLAN_KEY)
foreign access guard --live "${plans[@]}" || rules=$?
# Whole: GitHub shows a page of 1 MiB, and what is cut off would be approved unread.
review "${plans[@]}" --max-characters 250000 --format "json=$scratch/review.json" --format "md=$scratch/page.md" \
  --digest-out "$scratch/digest"
digest=$(cat "$scratch/digest")
{
  cat "$scratch/page.md"
  printf '\nThe rules end with %s. Who approves applies exactly this, with the digest `%s`.\n' "$rules" "$digest"
} >>"${PAGE:-${GITHUB_STEP_SUMMARY:-/dev/stderr}}"
[ "$rules" = 0 ] || exit "$rules"
if [ "${UNATTENDED:-}" = true ]; then foreign node "$SCRIPTS/harmless.mjs" "$scratch/review.json"; fi
seal "$folder" "$sealed"
printf '%s\nsha256=%s\ndigest=%s\n' "$changes" "$(sha256sum <"$sealed" | cut -d ' ' -f 1)" "$digest"
