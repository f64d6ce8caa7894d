"""Settings are read once, here; everything below gets values handed in.

One folder holds all data: STADTFADEN_DATA, by default ./stadtfaden-data.
"""

import os
import secrets
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext_lazy as _

from stadtfaden.core.licences import contributor, licence
from stadtfaden.core.wrong_settings import (
    WrongSetting,
    address_parts,
    host_names,
    mail_sender,
    web_address,
    whole_number,
    without_password,
    yes_or_no,
)

PACKAGE = Path(__file__).resolve().parent.parent

DATA = Path(os.environ.get("STADTFADEN_DATA", "stadtfaden-data")).absolute()
EMBEDDING_MODEL = Path(os.environ["EMBEDDING_MODEL"]) if "EMBEDDING_MODEL" in os.environ else None
CLUSTER_URL = os.environ.get("CLUSTER_URL", "")  # a Dask scheduler; without one, the cores of this machine
OPERATOR = os.environ.get("STADTFADEN_OPERATOR", "").strip()  # who runs these pages: name, address, contact
ENFORCEMENT = os.environ.get("STADTFADEN_ENFORCEMENT", "").strip()  # who settles disputes about barriers
DEBUG = yes_or_no("STADTFADEN_DEBUG", os.environ.get("STADTFADEN_DEBUG", ""))


def _number(name: str, usual: int) -> int:
    return whole_number(name, os.environ.get(name, ""), usual)


# Open data: under which licence, who hands them on to GovData, how often one address may ask the API.
LICENCE = licence(os.environ.get("STADTFADEN_LICENCE", ""))
CONTRIBUTOR_ID = contributor(os.environ.get("STADTFADEN_CONTRIBUTOR_ID", ""))
API_PER_MINUTE = _number("STADTFADEN_API_PER_MINUTE", 240)  # and process; 0: no limit


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
ALLOWED_HOSTS = host_names("STADTFADEN_HOSTS", os.environ.get("STADTFADEN_HOSTS", ""))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "stadtfaden.ui",
    "stadtfaden.actors",
    "stadtfaden.corpus",
    "stadtfaden.threads",
    "stadtfaden.pipeline",
    "stadtfaden.showing",
    "stadtfaden.portal",
    "stadtfaden.desk",
    "stadtfaden.api",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "stadtfaden.ui.security.content_security_policy",
    "stadtfaden.ui.hosts.known_hosts_only",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "stadtfaden.portal.only_read.only_read",
    "stadtfaden.portal.unchanged.told_when_unchanged",  # knows the language; costs no query
    "stadtfaden.showing.terms.own_words",
    "stadtfaden.api.openness.open_to_machines",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",  # the last: it answers in place of a login that is locked
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

# What breaks stands in the terminal, or wherever the service keeps what it says there.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {message}", "style": "{"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {
        "django.request": {"handlers": ["terminal"], "level": "ERROR"},
        "stadtfaden": {"handlers": ["terminal"], "level": "WARNING"},
    },
}

LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("German")), ("en", _("English"))]
FORMAT_MODULE_PATH = "stadtfaden.ui.formats"
LOCALE_PATHS = [
    PACKAGE / "ui" / "locale",
    PACKAGE / "exchange" / "locale",
    PACKAGE / "exchange" / "report" / "locale",
    *sorted(PACKAGE.glob("desk/*/locale")),
]
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS: list[str] = []

UPLOAD_MEGABYTES = _number("STADTFADEN_UPLOAD_MEGABYTES", 200)  # of one file
FILE_UPLOAD_HANDLERS = ["stadtfaden.desk.papers.receiving.GuardedFiles"]

# Accounts. Nobody opens one alone: `stadtfaden invite` makes the first, people with the right the others.

# The pages are reached by https alone.
HTTPS = yes_or_no("STADTFADEN_HTTPS", os.environ.get("STADTFADEN_HTTPS", ""))
PROXIES = _number("STADTFADEN_PROXIES", 0)  # how many stand before us and add X-Forwarded-For
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_desks"
LOGOUT_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

ACCOUNT_ADAPTER = "stadtfaden.desk.accounts.adapters.Accounts"
ACCOUNT_FORMS = {"login": "stadtfaden.desk.accounts.forms.EnterForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"  # whoever accepts an invitation has shown that the address is theirs
ACCOUNT_CHANGE_EMAIL = True  # one address a person
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a mail where somebody changes how to log in
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Stadtfaden: "
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # strangers get no mail from us
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
# Passwords are guarded by axes, whatever process answers; the second figure guards one-time codes.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,10/15m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES

MFA_ADAPTER = "stadtfaden.desk.accounts.adapters.SecondSteps"
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "add_webauthn": "stadtfaden.desk.accounts.forms.KeyForm",
    "activate_totp": "stadtfaden.desk.accounts.forms.AppForm",
}
MFA_TOTP_ISSUER = "Stadtfaden"
MFA_TOTP_TOLERANCE = 1  # half a minute: the clocks of telephones differ
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers themselves allow it on localhost alone

SOCIALACCOUNT_ADAPTER = "stadtfaden.desk.accounts.adapters.ForeignAccounts"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # the service of the city vouches for its people's addresses
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
# An OpenID Connect service; without one, nothing is shown.
OIDC_URL = web_address("STADTFADEN_OIDC_URL", os.environ.get("STADTFADEN_OIDC_URL", ""))
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {"openid_connect": {"APPS": []}}


def _oidc(name: str) -> str:
    said = os.environ.get(name, "").strip()
    if not said:
        raise WrongSetting(
            name, "", "Zu STADTFADEN_OIDC_URL gehören STADTFADEN_OIDC_CLIENT und STADTFADEN_OIDC_SECRET."
        )
    return said


if OIDC_URL:
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = [
        {
            "provider_id": "stadt",
            "name": os.environ.get("STADTFADEN_OIDC_NAME", "OpenID Connect"),
            "client_id": _oidc("STADTFADEN_OIDC_CLIENT"),
            "secret": _oidc("STADTFADEN_OIDC_SECRET"),
            "settings": {"server_url": OIDC_URL},
        }
    ]

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "stadtfaden.desk.accounts.guarding.address_tried"
AXES_CLIENT_IP_CALLABLE = "stadtfaden.desk.accounts.guarding.client_ip"
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_DISABLE_ACCESS_LOG = True  # who logged in when is nobody's business
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# Mail: through a server, or else as files beside the data, so that a laptop works.


def _mail(url: str) -> dict[str, Any]:
    """smtp://user:password@host:587 speaks STARTTLS, smtps:// TLS from the start, smtp+plain:// neither."""
    said = address_parts(url)
    if said is None or said["scheme"] not in {"smtp", "smtps", "smtp+plain"}:
        raise WrongSetting(
            "STADTFADEN_SMTP",
            without_password(url),
            "Nötig ist smtp://, smtps:// oder smtp+plain://name:passwort@server:anschluss.",
        )
    parts = urlsplit(url)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or {"smtp": 587, "smtps": 465, "smtp+plain": 25}[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }


# Where the pages are, for links in mails.
ADDRESS = web_address("STADTFADEN_URL", os.environ.get("STADTFADEN_URL", ""))
DEFAULT_FROM_EMAIL = mail_sender(
    "STADTFADEN_MAIL_FROM", os.environ.get("STADTFADEN_MAIL_FROM", ""), "Stadtfaden <stadtfaden@localhost>"
)
EMAIL_FILE_PATH = DATA / "mail"
MAIL_IS_SENT = (
    "STADTFADEN_SMTP" in os.environ
)  # otherwise letters lie in a folder and somebody must hand them on
if smtp := os.environ.get("STADTFADEN_SMTP"):
    globals().update(_mail(smtp))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
