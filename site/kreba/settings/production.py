"""A server. Every value a deployment chooses is named here, once."""

from pathlib import Path

from . import env
from .base import *

SECRET_KEY = env.text("SECRET_KEY")
TOKEN_KEY = env.text("TOKEN_KEY")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
PUBLIC_URL = env.text("PUBLIC_URL")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

DATABASES = {"default": env.database("DATABASE_URL")}

STATIC_ROOT = Path(env.text("STATIC_ROOT", "/srv/kreba/static"))
MEDIA_ROOT = Path(env.text("MEDIA_ROOT", "/srv/kreba/media"))

SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", "yes")
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
