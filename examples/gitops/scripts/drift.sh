#!/usr/bin/env bash
# drift.sh CONFIGURATION REPORTS [OPTION ...]: compares all stacks with Automox, leaves the report in REPORTS and keeps one issue.
# All at once: whoever is in none of them is in no code, and whoever is in another one is no finding. Options go to
# `automox-access drift`: `--contract account --attribute 7d` also asks who changed it.
# Drift is what the issue is for and no failure; a scan that failed or was incomplete is one.
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

configuration=$1 report=$2/access-drift code=0 scratch=$(mktemp -d)
shift 2
trap 'rm -rf "$scratch"' EXIT
# Configuration against state: what is really there is read by the comparison.
"$SCRIPTS/plan.sh" "$configuration" "$scratch/plans" -refresh=false >&2
settle_environment
mkdir -p "$(dirname "$report")"
foreign access drift --ignore-file "$TOOLS/.accessignore" \
  --cdktf-out "$scratch/plans" --terraform-dir "$scratch/plans" "$@" \
  --format "md=$report.md" --format "json=$report.json" --format "html=$report.html" || code=$?
case $code in
  0) ;;
  4) say "The scan was incomplete: do not take it for a clean result. The report lists what was not compared." ;;
  *) fail "The scan failed." ;;
esac
node "$SCRIPTS/tracking-issue.mjs" "$report"
exit "$code"
