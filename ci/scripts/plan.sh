#!/usr/bin/env bash
# Plans $ENVIRONMENT, and reviews the bundle: review.md, review.json; `verdict` as an output of the step. What fails for
# another reason than findings fails here.
set -euo pipefail
npx promontory plan "$ENVIRONMENT" >&2
npx promontory review "$ENVIRONMENT" --no-synth --plans --json --output review.json --fail-on never >&2
status=0
npx promontory review "$ENVIRONMENT" --no-synth --plans --format markdown --output review.md \
  --fail-on "${FAIL_ON:-error}" >&2 || status=$?
case $status in
  0) echo verdict=passed ;;
  1) echo verdict=failed ;;
  *) exit "$status" ;;
esac
