# GitHub, for the scripts beside this one. Needs GH_TOKEN and GITHUB_REPOSITORY, which Actions sets.
# shellcheck shell=bash

# Whose issues are ours: everybody may open one that begins with our marker.
FORGE_BOT=${FORGE_BOT:-github-actions[bot]}
FORGE_LABEL=access-drift

# open|closed CONDITION ... -> numbers of our own issues, the newest first.
forge_issues() {
  local state=$1
  shift
  gh api --paginate "repos/$GITHUB_REPOSITORY/issues?state=$state&labels=$FORGE_LABEL&per_page=100" |
    pick number "user.login=$FORGE_BOT" "$@" | sort -rn
}
# TITLE FILE
forge_open_issue() {
  gh label create "$FORGE_LABEL" --description "Access that was changed by hand" --force
  gh issue create --title "$1" --body-file "$2" --label "$FORGE_LABEL"
}
forge_edit_issue() { gh issue edit "$1" --body-file "$2"; }
forge_comment_issue() { gh issue comment "$1" --body "$2"; }
forge_close_issue() { gh issue close "$1" --comment "$2"; }
forge_reopen_issue() { gh issue reopen "$1" --comment "$2"; }
