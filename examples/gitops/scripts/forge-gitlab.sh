# GitLab, for the scripts beside this one. Needs GITLAB_TOKEN of a project access token.
# shellcheck shell=bash

# Whose issues are ours: the user that GitLab makes for the token. Everybody may write our marker.
FORGE_BOT=${FORGE_BOT:-$(glab api user | pick username)}
FORGE_LABEL=access-drift

# open|closed CONDITION ... -> numbers of our own issues, the newest first.
forge_issues() {
  local state=${1/open/opened}
  shift
  glab api --paginate "projects/$CI_PROJECT_ID/issues?state=$state&labels=$FORGE_LABEL&per_page=100" |
    pick iid "author.username=$FORGE_BOT" "$@" | sort -rn
}
# TITLE FILE
forge_open_issue() {
  glab api --method POST "projects/$CI_PROJECT_ID/issues" \
    -f "title=$1" -f "labels=$FORGE_LABEL" -F "description=@$2" >/dev/null
}
forge_edit_issue() {
  glab api --method PUT "projects/$CI_PROJECT_ID/issues/$1" -F "description=@$2" >/dev/null
}
forge_comment_issue() {
  glab api --method POST "projects/$CI_PROJECT_ID/issues/$1/notes" -f "body=$2" >/dev/null
}
forge_close_issue() {
  forge_comment_issue "$1" "$2"
  glab api --method PUT "projects/$CI_PROJECT_ID/issues/$1" -f state_event=close >/dev/null
}
forge_reopen_issue() {
  forge_comment_issue "$1" "$2"
  glab api --method PUT "projects/$CI_PROJECT_ID/issues/$1" -f state_event=reopen >/dev/null
}
