"""The embedded default: SQLite, mail as files, nothing else to install."""

import os
import secrets

from kreba import paths

from . import env
from .base import *

paths.VAR.mkdir(parents=True, exist_ok=True)


def _kept(name: str) -> str:
    """Return a secret of this installation, made once and kept in its folder."""
    file = paths.VAR / f"{name}.txt"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48), encoding="ascii")
    return file.read_text(encoding="ascii")


DEBUG = env.flag("DEBUG", "no")
DEMO = env.flag("DEMO", "yes")
SECRET_KEY = env.text("SECRET_KEY", _kept("secret_key"))
TOKEN_KEY = env.text("TOKEN_KEY", _kept("token_key"))
PUBLIC_URL = env.text("PUBLIC_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}")
WAGTAILADMIN_BASE_URL = PUBLIC_URL
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "127.0.0.1, localhost, [::1]")
KREBA_NOW = os.environ.get("KREBA_NOW")

DATABASES = {"default": env.database("DATABASE_URL", SQLITE)}
REDIS_URL = env.text("REDIS_URL", "")

EMAIL_BACKEND = "kreba.mail.FolderBackend"
EMAIL_FILE_PATH = paths.VAR / "mail"
vars().update(env.mail("EMAIL_URL"))

STATIC_ROOT = None  # nothing is gathered: WhiteNoise serves files from where they lie
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
