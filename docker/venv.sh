#!/bin/sh
# Make .venv, with uv in it, from nothing but Python.

set -eu
python=${PYTHON:-python3}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "Kreba needs Python 3.11 or newer; say PYTHON=/path/to/python3, if there is one." >&2
  exit 1
fi
sh docker/packages.sh python3-venv
echo "Making .venv …"
"$python" -m venv .venv
.venv/bin/python -m pip --disable-pip-version-check install --quiet \
  --require-hashes --requirement requirements-bootstrap.txt

# `python -m kreba` and `import meetings` work from anywhere, as they would when installed.
packages=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
printf '%s\n' "$PWD" "$PWD/site" >"$packages/kreba.pth"
