"""Settings are read once, here; everything below gets values handed in.

One folder holds all data: STADTFADEN_DATA, by default ./stadtfaden-data.
"""

import os
import secrets
from pathlib import Path

from django.utils.translation import gettext_lazy as _

PACKAGE = Path(__file__).resolve().parent.parent

DATA = Path(os.environ.get("STADTFADEN_DATA", "stadtfaden-data")).absolute()
EMBEDDING_MODEL = Path(os.environ["EMBEDDING_MODEL"]) if "EMBEDDING_MODEL" in os.environ else None
CLUSTER_URL = os.environ.get("CLUSTER_URL", "")  # a Dask scheduler; without one, the cores of this machine
OPERATOR = os.environ.get("STADTFADEN_OPERATOR", "").strip()  # who runs these pages: name, address, contact
DEBUG = os.environ.get("STADTFADEN_DEBUG", "") == "1"


def _secret_key() -> str:
    """From the environment, or kept beside the data so that sessions survive a restart."""
    if given := os.environ.get("STADTFADEN_SECRET_KEY"):
        return given
    path = DATA / "secret-key"
    if path.exists():
        return path.read_text().strip()
    key = secrets.token_urlsafe(50)
    if DATA.is_dir() and os.access(DATA, os.W_OK):
        path.touch(mode=0o600)
        path.write_text(key)
    return key


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = os.environ.get("STADTFADEN_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "stadtfaden.ui",
    "stadtfaden.actors",
    "stadtfaden.corpus",
    "stadtfaden.threads",
    "stadtfaden.pipeline",
    "stadtfaden.showing",
    "stadtfaden.portal",
    "stadtfaden.desk",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "stadtfaden.ui.security.content_security_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "stadtfaden.config.urls"
WSGI_APPLICATION = "stadtfaden.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "records.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            # One writer, many readers; a killed writer leaves nothing half done.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;",
        },
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "actors.User"

LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("German")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "ui" / "locale", *sorted(PACKAGE.glob("desk/*/locale"))]
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS: list[str] = []
