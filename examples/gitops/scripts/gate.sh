#!/usr/bin/env bash
# Decides whether the plans in cdktf.out may be applied, and prints changes=true|false and digest=… for the next job.
#   REVIEWED  digest of what was reviewed; what the plans do to people must be the same
#   APPROVER  who approved it beside the author: only then somebody may become an administrator or lose access
#   NUMBER    of the request, for the record
# Ends with 0 if they may, or if nothing changes. Asks Automox, so that no guard stays open.
set -euo pipefail
# shellcheck source=forge.sh
. "$(dirname "$0")/forge.sh"

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
allow=()
if [ -n "${APPROVER:-}" ]; then
  allow=(--allow AMX006 --reason "approved by $APPROVER in request ${NUMBER:-}")
fi

# Of commits of the main branch, made by this job: what lies there has just been started by Terraform anyway.
plans=(--cdktf-out cdktf.out --terraform-dir cdktf.out)
code=0
automox-access review "${plans[@]}" --live "${allow[@]}" --detailed-exitcode --redact none \
  --format "json=$out/review.json" --labels-out "$out/labels" >&2 || code=$?
[ -s "$out/review.json" ] || fail "The plans could not be read."
# For who decides: the summary of the job, and the log.
automox-access review --from "$out/review.json" --format summary >&2 || true
# What was reviewed was reviewed without a key: the digest is compared with one made so.
automox-access review "${plans[@]}" --format "json=$out/plan.json" --digest-out "$out/digest" >&2 || true
digest=$(cat "$out/digest")
printf 'digest=%s\n' "$digest"
if [ "$code" = 0 ]; then
  say "Nothing changes."
  echo changes=false
  exit 0
fi
echo changes=true

[ -n "${REVIEWED:-}" ] ||
  fail "Nobody has reviewed what this does. Read the review above; to apply it, start this by hand with its digest."
if [ -z "${APPROVER:-}" ] && grep -qx 'access: removal' "$out/labels"; then
  fail "Somebody loses access: one of ACCESS_APPROVERS who did not write the change must approve it."
fi
[ "$REVIEWED" = "$digest" ] ||
  fail "This does something else to people than what was reviewed: $REVIEWED was, and this is $digest."
automox-access guard "${plans[@]}" --live "${allow[@]}" >&2
