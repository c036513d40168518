#!/usr/bin/env bash
# Puts a built site beside the versions that are on the branch gh-pages, and pushes it.
# Usage: bash tools/site/publish.sh FOLDER
set -euo pipefail
site=$(realpath "$1")
here=$(realpath "$(dirname "$0")")
pages=$(mktemp -d)
trap 'git worktree remove --force "$pages"' EXIT

if git fetch --quiet origin gh-pages; then
  git worktree add --quiet --force --detach "$pages" FETCH_HEAD
else
  # The first time there is nothing to stand on.
  git worktree add --quiet --force --detach "$pages" "$(git commit-tree -m 'The documentation' "$(git mktree </dev/null)")"
fi

cp -R "$site/." "$pages/"
node "$here/versions.mjs" "$pages" >"$pages/index.html"
git -C "$pages" add --all
git -C "$pages" diff --cached --quiet || git -C "$pages" commit --quiet --message "docs: $(git describe --tags --always)"
git -C "$pages" push --quiet origin HEAD:refs/heads/gh-pages
