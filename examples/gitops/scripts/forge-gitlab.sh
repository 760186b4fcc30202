# GitLab, for the scripts beside this one. Needs GITLAB_TOKEN of a project access token, and ACCESS_PROJECT: number of
# the project the requests are in (default: the project of the job).
# shellcheck shell=bash

ACCESS_PROJECT=${ACCESS_PROJECT:-$CI_PROJECT_ID}
# Whose notes and issues are ours: the user that GitLab makes for the token. Everybody may write our marker.
FORGE_BOT=${FORGE_BOT:-$(glab api user | pick username)}
FORGE_LABEL=access-drift

# Merge request NUMBER -> commit at its head.
forge_head() { glab api "projects/$ACCESS_PROJECT/merge_requests/$1" | pick sha; }

# NUMBER FIELD [CONDITION ...] -> FIELD of our own notes: id or body.
forge_comments() {
  local number=$1 field=$2
  shift 2
  glab api --paginate "projects/$ACCESS_PROJECT/merge_requests/$number/notes?per_page=100" |
    pick "$field" "author.username=$FORGE_BOT" "$@"
}
# NUMBER FILE
forge_add_comment() {
  glab api --method POST "projects/$ACCESS_PROJECT/merge_requests/$1/notes" -F "body=@$2" >/dev/null
}
# NUMBER ID FILE
forge_edit_comment() {
  glab api --method PUT "projects/$ACCESS_PROJECT/merge_requests/$1/notes/$2" -F "body=@$3" >/dev/null
}

# open|closed CONDITION ... -> numbers of our own issues, the newest first.
forge_issues() {
  local state=${1/open/opened}
  shift
  glab api --paginate "projects/$ACCESS_PROJECT/issues?state=$state&labels=$FORGE_LABEL&per_page=100" |
    pick iid "author.username=$FORGE_BOT" "$@" | sort -rn
}
# TITLE FILE
forge_open_issue() {
  glab api --method POST "projects/$ACCESS_PROJECT/issues" \
    -f "title=$1" -f "labels=$FORGE_LABEL" -F "description=@$2" >/dev/null
}
forge_edit_issue() {
  glab api --method PUT "projects/$ACCESS_PROJECT/issues/$1" -F "description=@$2" >/dev/null
}
forge_comment_issue() {
  glab api --method POST "projects/$ACCESS_PROJECT/issues/$1/notes" -f "body=$2" >/dev/null
}
forge_close_issue() {
  forge_comment_issue "$1" "$2"
  glab api --method PUT "projects/$ACCESS_PROJECT/issues/$1" -f state_event=close >/dev/null
}
forge_reopen_issue() {
  forge_comment_issue "$1" "$2"
  glab api --method PUT "projects/$ACCESS_PROJECT/issues/$1" -f state_event=reopen >/dev/null
}
