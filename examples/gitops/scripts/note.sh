#!/usr/bin/env bash
# note.sh PROJECT MERGE_REQUEST FILE (GitLab): keeps the one note of whoever GITLAB_TOKEN is, a user that GitLab made for it.
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

notes=projects/$1/merge_requests/$2/notes method=POST
bot=$(glab api user | pick username)
own=$(glab api --paginate "$notes?per_page=100" | pick id "author.username=$bot" system=false | tail -n 1)
if [ -n "$own" ]; then method=PUT; fi
glab api --method "$method" "$notes${own:+/$own}" -F "body=@$3" >/dev/null
