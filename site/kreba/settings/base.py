"""What is the same everywhere. What differs is in dev, test and production."""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from kreba import logs, paths

INSTALLED_APPS = [
    "daphne",
    "kreba.accounts",
    "kreba.jobs",
    "kreba.demo",
    "kreba.translations",
    "meetings",
    "pages",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "kreba.middleware.no_nul",
    "kreba.middleware.security_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kreba.middleware.private_pages",
    "csp.middleware.CSPMiddleware",
    "kreba.middleware.editors_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kreba.middleware.AddressLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kreba.middleware.editors_only",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kreba.middleware.RefusedForms",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

LOGGING = logs.CONFIGURATION
ROOT_URLCONF = "kreba.urls"
ASGI_APPLICATION = "kreba.asgi.application"
FORM_RENDERER = "kreba.forms.HouseRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [paths.TEMPLATES],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kreba.context.house",
            ],
            "libraries": {
                "house": "kreba.templatetags.house",
                "texts": "meetings.templatetags.texts",
            },
        },
    }
]

# People

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "meetings:mine"
ACCOUNT_LOGOUT_REDIRECT_URL = reverse_lazy("wagtail_serve", args=[""])
ACCOUNT_ADAPTER = "kreba.accounts.adapter.ClosedAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody can have us write to strangers
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_EMAIL_VERIFICATION = "none"  # sign-up is closed: accounts are made by the host
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
SESSION_COOKIE_AGE = int(timedelta(days=14).total_seconds())

# Languages: the address alone decides

USE_I18N = True
USE_TZ = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ka", _("Georgian"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [paths.LOCALE]
TIME_ZONE = "Asia/Tbilisi"
FORMAT_MODULE_PATH = ["kreba.formats"]

# Files

STATIC_URL = "/static/"
STATICFILES_DIRS = [paths.BUILT, paths.STATIC / "img"]
STATIC_ROOT: Path | None = paths.VAR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = paths.VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# Data

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": paths.VAR / "kreba.sqlite3",
    "OPTIONS": {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        # FULL, not NORMAL: an acknowledged character survives a power cut too.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    },
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
REDIS_URL = ""

# Work that a request does not wait for

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default", "mail", "slow"],
    }
}
# What the worker's clock enqueues, and how often (seconds).
KREBA_CLOCK = {
    "meetings.jobs.write_letters": 30,
    "meetings.jobs.send_post": 30,
    "meetings.jobs.forget_post": 60 * 60,
    "meetings.jobs.project_notes": 5,
}

# Mail

DEFAULT_FROM_EMAIL = "Kreba <kreba@example.org>"
INBOUND_DOMAIN = "example.org"
EMAIL_TIMEOUT = 20

# What a browser may load: our own, nothing else. The editors' pages have their own policy.

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:"],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
    }
}
# Wagtail's admin has inline scripts and styles of its own (date widgets, choosers, panels).
EDITORS_CONTENT_SECURITY_POLICY = CONTENT_SECURITY_POLICY["DIRECTIVES"] | {
    "connect-src": [SELF],
    "frame-ancestors": [SELF],
    "frame-src": [SELF],
    "img-src": [SELF, "data:", "blob:"],
    "script-src": [SELF, "'unsafe-inline'"],
    "style-src": [SELF, "'unsafe-inline'"],
}
# The last that a browser knows holds; an old one then tells nobody. Plain `no-referrer` would
# send our own forms with `Origin: null`, which the CSRF check refuses.
SECURE_REFERRER_POLICY = "no-referrer, same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = False
SESSION_COOKIE_HTTPONLY = True

# Wagtail

WAGTAIL_SITE_NAME = "Kreba"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES

# Kreba

DEMO = False
KREBA_NOW: str | None = None  # dev and test only: the moment that all pages believe it is
