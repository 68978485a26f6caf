# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Settings. What differs from place to place comes from the environment: docs/operations/install.md."""

import os
import secrets
from pathlib import Path

import dj_database_url

from lueckenlos.accounts.directory_settings import directory_from, mail_domains

ROOT = Path(__file__).parent
DATA = Path(os.environ.get("LUECKENLOS_DATA", "var")).absolute()
"""Everything that is written lies here: the embedded database, the secret key, mail."""

DEMO = os.environ.get("LUECKENLOS_DEMO") == "1"
"""One click signs in as one of the example's people. Never on a server that others can reach."""


def _secret_key() -> str:
    if "LUECKENLOS_SECRET_KEY" in os.environ:
        return os.environ["LUECKENLOS_SECRET_KEY"]
    path = DATA / "secret_key"
    if not path.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text(encoding="utf-8")


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = os.environ.get("LUECKENLOS_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
IS_BEHIND_TLS = os.environ.get("LUECKENLOS_TLS") == "1"

INSTALLED_APPS = [
    "lueckenlos.shared",
    "lueckenlos.ui",
    "lueckenlos.frame",
    "lueckenlos.accounts",
    "lueckenlos.directory",
    "lueckenlos.networks",
    "lueckenlos.guide",
    "lueckenlos.chain",
    "lueckenlos.editing",
    "lueckenlos.imports",
    "lueckenlos.freshness",
    "lueckenlos.translating",
    "lueckenlos.office",
    "lueckenlos.desk",
    "lueckenlos.operations",
    "lueckenlos.api",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "lueckenlos.shared.middleware.request_number",
    "lueckenlos.api.middleware.open_answers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lueckenlos.shared.middleware.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "lueckenlos.shared.middleware.reader_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "lueckenlos.shared.middleware.NoNulls",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lueckenlos.accounts.sessions.end_old_sessions",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "lueckenlos.accounts.second_factor.SecondFactorFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "lueckenlos.urls"
WSGI_APPLICATION = "lueckenlos.wsgi.application"

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
    }
]

DATABASES = {
    "default": dj_database_url.config(
        env="LUECKENLOS_DATABASE_URL",
        default=f"sqlite:///{DATA / 'lueckenlos.sqlite3'}",
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        "timeout": 20,
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Workers share no memory: what one has counted or computed, the others find in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# Long work waits in the database for `lueckenlos worker`.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Mail is written down first and sent by the worker: without a mail server, into files in the data folder.
EMAIL_BACKEND = "lueckenlos.shared.outbox.OutboxBackend"
EMAIL_HOST = os.environ.get("LUECKENLOS_MAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("LUECKENLOS_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("LUECKENLOS_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("LUECKENLOS_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("LUECKENLOS_MAIL_TLS", "1") == "1"
EMAIL_TIMEOUT = 20
EMAIL_FILE_PATH = DATA / "mail"
DEFAULT_FROM_EMAIL = os.environ.get("LUECKENLOS_MAIL_FROM", "lueckenlos@localhost")
MAIL_DOMAIN = DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(" >") or "localhost"
OUTBOX_DELIVERY = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
BASE_URL = os.environ.get("LUECKENLOS_BASE_URL", "http://localhost:8000").rstrip("/")
"""Links in mail begin with it."""

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:sign-in"
LOGIN_REDIRECT_URL = "desk:start"
LOGOUT_REDIRECT_URL = "desk:start"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Signing in: docs/operations/anmeldung.md and docs/adr/0014-sign-in-with-allauth.md.
LUECKENLOS_REQUIRE_MFA = os.environ.get("LUECKENLOS_REQUIRE_MFA", "0" if DEMO else "1") == "1"
"""Whoever may write or see people needs a second factor."""
LUECKENLOS_SESSION_MINUTES = int(os.environ.get("LUECKENLOS_SESSION_MINUTES", "720"))
LUECKENLOS_IDLE_MINUTES = int(os.environ.get("LUECKENLOS_IDLE_MINUTES", "60"))
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if IS_BEHIND_TLS else 0
ACCOUNT_ADAPTER = "lueckenlos.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# By account, not by sender: a whole office signs in from one address.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/15m/key", "reset_password": "60/m/ip,5/h/key"}
MFA_ADAPTER = "lueckenlos.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {"add_webauthn": "lueckenlos.accounts.forms.PasskeyForm"}
MFA_TOTP_ISSUER = "Lückenlos"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_BEHIND_TLS
SOCIALACCOUNT_ADAPTER = "lueckenlos.accounts.adapters.DirectoryAccountAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # browsers let no form lead to another host under `form-action 'self'`
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10
SOCIALACCOUNT_PROVIDERS = directory_from(os.environ)
LUECKENLOS_OIDC_HAS_MFA = os.environ.get("LUECKENLOS_OIDC_HAS_MFA") == "1"
"""The town's directory asks for a second factor itself."""
LUECKENLOS_OIDC_DOMAINS = mail_domains(os.environ)

LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = "Europe/Berlin"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "lueckenlos.shared.static_files.CollectedFiles"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 300

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_BEHIND_TLS
SECURE_SSL_REDIRECT = IS_BEHIND_TLS
SECURE_REDIRECT_EXEMPT = [r"^gesund/$", r"^bereit/$"]
SECURE_HSTS_SECONDS = 31_536_000 if IS_BEHIND_TLS else 0
if IS_BEHIND_TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CSRF_FAILURE_VIEW = "lueckenlos.desk.errors.csrf_failure"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "lueckenlos.shared.logs.Lines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "lueckenlos": {"level": "WARNING" if DEMO else "INFO"},
        "django.request": {"level": "ERROR"},
    },
}
