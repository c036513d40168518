#!/usr/bin/env bash
# Applies the bundle in ./bundle to $ENVIRONMENT if it is the one with $DIGEST. From the second attempt on it may go on
# where a machine that is gone has ended.
set -euo pipefail
resume=()
if [ "${ATTEMPT:-1}" -gt 1 ]; then resume=(--resume); fi
exec npx promontory apply "$ENVIRONMENT" --bundle bundle --digest "$DIGEST" "${resume[@]}"
