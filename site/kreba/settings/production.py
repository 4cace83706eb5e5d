"""A server. Every value a deployment chooses is named here, once."""

from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from . import env
from .base import *

DEMO = env.flag("DEMO")

env.require(
    "SECRET_KEY",
    "TOKEN_KEY",
    "ALLOWED_HOSTS",
    "PUBLIC_URL",
    "DATABASE_URL",
    "DEFAULT_FROM_EMAIL",
    "TRUSTED_PROXY_COUNT",
    *(() if DEMO else ("EMAIL_URL", "INBOUND_DOMAIN")),
)

SECRET_KEY = env.key("SECRET_KEY")
TOKEN_KEY = env.key("TOKEN_KEY")
if SECRET_KEY == TOKEN_KEY:
    raise ImproperlyConfigured("TOKEN_KEY: not the same as SECRET_KEY, so that each can change.")

# Where we are

PUBLIC_URL = env.origin("PUBLIC_URL")
WAGTAILADMIN_BASE_URL = PUBLIC_URL
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS: name each host; * lets anybody name one.")
if urlsplit(PUBLIC_URL).hostname not in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS: name the host of PUBLIC_URL too.")
TIME_ZONE = env.text("TIME_ZONE", TIME_ZONE)

# Behind a proxy, the visitor's address and scheme are what the proxy says; else nobody may say.
# With 0, allauth would count every visitor behind a proxy as one and soon refuse all.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXY_COUNT")
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Where things are kept

DATABASES = {"default": env.database("DATABASE_URL")}
REDIS_URL = env.text("REDIS_URL", "")
CACHES = {"default": env.cache("REDIS_URL")}
MEDIA_ROOT = Path(env.text("MEDIA_ROOT", str(MEDIA_ROOT)))
STATIC_ROOT = Path(env.text("STATIC_ROOT", str(STATIC_ROOT)))
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
}

# Mail: a demo writes to nobody

DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL")
if DEMO:
    if env.text("EMAIL_URL", ""):
        raise ImproperlyConfigured("EMAIL_URL: not with DEMO=yes, whose people do not exist.")
    EMAIL_BACKEND = "kreba.mail.FolderBackend"
    EMAIL_FILE_PATH = paths.VAR / "mail"
else:
    INBOUND_DOMAIN = env.text("INBOUND_DOMAIN")
    vars().update(env.mail("EMAIL_URL"))

# Only over TLS, unless PUBLIC_URL says otherwise, as on a closed network

_IS_SECURE = PUBLIC_URL.startswith("https://")
SECURE_SSL_REDIRECT = _IS_SECURE
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]  # asked from inside, without the proxy
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _IS_SECURE else 0
SESSION_COOKIE_SECURE = _IS_SECURE
CSRF_COOKIE_SECURE = _IS_SECURE
# Whether other hosts of our domain keep to TLS is not for us to say.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
