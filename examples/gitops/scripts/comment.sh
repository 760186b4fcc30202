#!/usr/bin/env bash
# comment.sh NUMBER COMMIT FILE: posts the review of COMMIT as the one comment of the request NUMBER, or brings it up
# to date. NUMBER comes from a job that ran somebody else's code, COMMIT from the system itself: a number that is none,
# or of a request with another head, is refused.
set -euo pipefail
# shellcheck source=forge.sh
. "$(dirname "$0")/forge.sh"

number=$1 commit=$2 file=$3
[[ $number =~ ^[1-9][0-9]{0,9}$ ]] || fail "The number of the request is no number."
head -n 1 "$file" | grep -q '^<!-- automox-access:review ' || fail "$file is no review."
if [ "$(forge_head "$number")" != "$commit" ]; then
  say "Request $number is not at $commit: it has moved on, or this review is not of it. Nothing was posted."
  exit 0
fi

own='body^=<!-- automox-access:review '
id=$(forge_comments "$number" id "$own" | head -n 1)
if [ -z "$id" ]; then
  forge_add_comment "$number" "$file"
elif [ -z "$(forge_comments "$number" id "id=$id" "body@=$file")" ]; then
  forge_edit_comment "$number" "$id" "$file"
else
  say "The comment of request $number says so already."
fi
