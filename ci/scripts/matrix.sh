#!/usr/bin/env bash
# The environments to work on, as outputs of a step: matrix, any. Takes what `promontory matrix` takes.
set -euo pipefail
matrix=$(npx promontory matrix --no-synth "$@")
node -e '
  const { include } = JSON.parse(process.argv[1]);
  process.stdout.write(`matrix=${JSON.stringify({ include })}\nany=${include.length > 0}\n`);
' "$matrix"
