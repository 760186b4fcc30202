#!/usr/bin/env bash
# reviewed.sh COMMIT: prints, for a commit of the main branch, what people agreed to, as lines NAME=VALUE:
#   number    the request that was merged as this commit; empty if it was pushed past review
#   digest    of the review its readers saw: from our own comment, and only if that is of the commit at its head
#   approver  who of ACCESS_APPROVERS (names with blanks between) approved that commit and did not write it
set -euo pipefail
# shellcheck source=forge.sh
. "$(dirname "$0")/forge.sh"

commit=$1 digest='' approver=''
[[ $commit =~ ^[0-9a-f]{40}$ ]] || fail "Expected a commit."
number=$(forge_merged_as "$commit")
if [ -n "$number" ]; then
  head=$(forge_head "$number")
  marker=$(forge_comments "$number" body 'body^=<!-- automox-access:review ' "body*= commit=\"$head\" -->" | head -n 1)
  if [[ $marker =~ \ digest=\"(v2:[0-9a-f]{64})\" ]]; then digest=${BASH_REMATCH[1]}; fi
  author=$(forge_author "$number")
  for login in ${ACCESS_APPROVERS:-}; do
    if [ "$login" != "$author" ] && forge_has_approved "$number" "$login" "$head"; then
      approver=$login
      break
    fi
  done
fi
printf 'number=%s\ndigest=%s\napprover=%s\n' "$number" "$digest" "$approver"
