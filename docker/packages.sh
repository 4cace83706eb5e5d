#!/bin/sh
# Install the Debian packages that are missing, as root; for anybody else, name them in one line.
#
#   sh docker/packages.sh PACKAGE …
#
# Ends with 1 where one is still missing.

has() {
  case $1 in
    python3-venv) "${PYTHON:-python3}" -c 'import ensurepip' ;;
    chromium) command -v chromium || command -v chromium-browser || command -v google-chrome ;;
    postgresql) ls /usr/lib/postgresql/*/bin/postgres || command -v postgres ;;
    *) command -v "$1" ;;
  esac >/dev/null 2>&1
}

missing=''
for package in "$@"; do
  has "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" != 0 ]; then
  echo "Missing:$missing. To install: sudo apt-get install$missing" >&2
  exit 1
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
echo "Installing$missing …"
apt-get update >"$log" 2>&1 || cat "$log" >&2
status=0
for package in $missing; do # one by one: a release that lacks one still gets the others
  apt-get install --yes --no-install-recommends "$package" >"$log" 2>&1 && continue
  tail -n 3 "$log" >&2
  echo "Could not install $package." >&2
  status=1
done
exit $status
