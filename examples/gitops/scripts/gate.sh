#!/usr/bin/env bash
# gate.sh FOLDER COMMIT SEALED: plans the configuration in FOLDER, says on the page of this run what would happen, asks the
# rules with Automox's own word, and seals exactly these plans for the job that waits for people. Prints changes=, sha256=
# and digest= for it. Ends with the code of `automox-access guard` where a rule forbids it.
#   UNATTENDED=true   nobody is asked afterwards: only what harmless.mjs lets pass may go on
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

folder=$1 commit=$2 sealed=$3
newest "$commit"
changes=$("$SCRIPTS/plan.sh" "$folder")
settle_environment
plans=(--cdktf-out "$folder" --terraform-dir "$folder" --config "$TOOLS/access.yaml" --live --commit "$commit")
code=0
access guard "${plans[@]}" >&2 || code=$?
access review "${plans[@]}" --format "json=$folder/review.json" --format "md=$folder/page.md" \
  --format annotations --digest-out "$folder/digest" >&2 || [ $? -ge 3 ] || fail "The plans could not be read."
{
  cat "$folder/page.md"
  printf '\nThe rules end with %s. Approving applies exactly this.\n' "$code"
} >>"${PAGE:-${GITHUB_STEP_SUMMARY:-/dev/stderr}}"
[ "$code" = 0 ] || exit "$code"
if [ "${UNATTENDED:-}" = true ]; then node "$SCRIPTS/harmless.mjs" "$folder/review.json" >&2; fi
seal "$folder" "$sealed"
printf '%s\nsha256=%s\ndigest=%s\n' "$changes" "$(sha256sum <"$sealed" | cut -d ' ' -f 1)" "$(cat "$folder/digest")"
