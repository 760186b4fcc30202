#!/usr/bin/env bash
# drift.sh FOLDER [OPTION ...]: compares all planned stacks with Automox, leaves the report in FOLDER and keeps one issue.
# All at once: whoever is in none of them is in no code, and whoever is in another one is no finding.
# Options go to `automox-access drift`: `--contract account --attribute 7d` also asks who changed it.
# Drift is what the issue is for and no failure; a scan that failed or was incomplete is one.
set -euo pipefail
# shellcheck source=forge.sh
. "$(dirname "$0")/forge.sh"

report=$1/access-drift code=0
shift
mkdir -p "$(dirname "$report")"
automox-access drift --cdktf-out cdktf.out --terraform-dir cdktf.out "$@" \
  --format "md=$report.md" --format "json=$report.json" --format "html=$report.html" || code=$?
case $code in
  0 | 4) "$SCRIPTS/tracking-issue.sh" "$report" ;;
  *) say "The scan failed." ;;
esac
if [ "$code" = 4 ]; then
  say "The scan was incomplete: do not take it for a clean result. The report lists what was not compared."
fi
exit "$code"
