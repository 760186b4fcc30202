#!/usr/bin/env bash
# tracking-issue.sh REPORT: keeps the one issue of a stack, from REPORT.md and REPORT.json of `automox-access drift`.
#   drift         opens it, brings it up to date, or reopens it if somebody closed it while the drift is there
#   no drift      closes it, if the run was complete and looked at the same stack and the same organizations
#   incomplete    never closes it, never makes it shorter; drift found in spite of that is still told
# Somebody is written to when it opens, closes, or the findings are no longer the same; not every night.
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"
# shellcheck source=/dev/null
. "$SCRIPTS/forge-$FORGE.sh"

report=$1
marker=$(head -n 1 "$report.md")
[[ $marker =~ ^\<!--\ automox-access\ kind=drift\ stack=([^ ]+)\ complete=(true|false)\ fingerprint=([0-9a-f]+)\ --\>$ ]] ||
  fail "$report.md is no report of automox-access drift."
stack=${BASH_REMATCH[1]} complete=${BASH_REMATCH[2]} fingerprint=${BASH_REMATCH[3]}
organizations=$(pick scope.organizations.org <"$report.json" | sort -n | tr '\n' ' ')
scope="<!-- automox-access scope=$(pick scope.contract <"$report.json") ${organizations}-->"
# Only what is there is counted. What merely waits to be applied is no drift.
found=$(for each in critical high medium low; do pick "summary.bySeverity.$each" <"$report.json"; done)

body=$(mktemp)
trap 'rm -f "$body"' EXIT
{
  cat "$report.md"
  printf '\n%s\n' "$scope"
} >"$body"

field=$([ "$FORGE" = gitlab ] && echo description || echo body)
own="$field^=<!-- automox-access kind=drift stack=$stack "
open=$(forge_issues open "$own" | head -n 1)

if [ -n "$found" ] && [ -n "$open" ]; then
  if [ "$complete" = false ]; then
    say "The run was incomplete: issue $open stays as it is."
    exit 0
  fi
  same=$(forge_issues open "$own" "$field*= fingerprint=$fingerprint -->" | grep -x "$open" || true)
  forge_edit_issue "$open" "$body"
  [ -n "$same" ] || forge_comment_issue "$open" "The findings changed; the description has what is there now."
elif [ -n "$found" ]; then
  closed=$(forge_issues closed "$own" | head -n 1)
  if [ -z "$closed" ]; then
    forge_open_issue "Access drift: $stack" "$body"
  else
    forge_edit_issue "$closed" "$body"
    forge_reopen_issue "$closed" "There is drift again, or still; the description has what is there now."
  fi
elif [ -z "$open" ]; then
  say "No drift in $stack, and no issue."
elif [ "$complete" = false ]; then
  say "The run was incomplete, so nothing is known to be settled: issue $open stays open."
elif [ -z "$(forge_issues open "$own" "$field*=$scope" | grep -x "$open" || true)" ]; then
  say "This run looked at other organizations than issue $open is about: it stays open."
else
  forge_edit_issue "$open" "$body"
  forge_close_issue "$open" "A complete run over the same stack and organizations found no drift any more."
fi
