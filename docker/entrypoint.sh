#!/bin/sh
# One image, three duties: `setup` once before the others, then `web` and `worker`.
# Anything else is one of Kreba's commands: `docker compose run web send_post`.

set -eu
case ${1:-web} in
  # No access log (-v 0): addresses carry the tokens of invitations.
  web) exec daphne -v 0 -b 0.0.0.0 -p 8000 kreba.asgi:application ;;
  *) exec kreba "$@" ;;
esac
