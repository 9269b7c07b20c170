"""Settings of the office. Everything that differs between installations comes from the environment; nothing is guessed.

``DATABASE_URL``          postgres://… for many users; without it the embedded SQLite in the data folder
``BANGVANG_DATA``         folder of database, files and keys
``BANGVANG_PUBLIC_BASE``  address that certificates print; may also be given on screen before the first real issue
``BANGVANG_HOSTS``        comma-separated host names that may be served (127.0.0.1 and localhost always are)
``BANGVANG_CONTACT_DAYS`` days after its answer for which the contact of who commented or asked to be shown less is kept
``BANGVANG_PRODUCTION``   "1": secure cookies, JSON logs, no debug pages
"""

from __future__ import annotations

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from bangvang.config.folders import data_folder, secret

SOURCE = Path(__file__).resolve().parent.parent
DATA = data_folder()


def _flag(name: str) -> bool:
    value = os.environ.get(name, "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} chỉ nhận 0 hoặc 1, đang là {value!r}.")
    return value == "1"


PRODUCTION = _flag("BANGVANG_PRODUCTION")
DEBUG = _flag("BANGVANG_DEBUG")
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("BANGVANG_DEBUG=1 không dùng được khi BANGVANG_PRODUCTION=1.")

SECRET_KEY = secret("session", DATA).hex()
PUBLIC_BASE = os.environ.get("BANGVANG_PUBLIC_BASE", "")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"] + [
    host.strip() for host in os.environ.get("BANGVANG_HOSTS", "").split(",") if host.strip()
]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS[3:]]

INSTALLED_APPS = [
    "bangvang.run",
    "bangvang.demonstration",
    "bangvang.desk",
    "bangvang.portal",
    "bangvang.discretion",
    "bangvang.conference",
    "bangvang.exemplar",
    "bangvang.fund",
    "bangvang.certificate",
    "bangvang.decision",
    "bangvang.council",
    "bangvang.vote",
    "bangvang.consultation",
    "bangvang.eligibility",
    "bangvang.nomination",
    "bangvang.report",
    "bangvang.initiative",
    "bangvang.block",
    "bangvang.indicator",
    "bangvang.movement",
    "bangvang.library",
    "bangvang.intake",
    "bangvang.identity",
    "bangvang.signature",
    "bangvang.register",
    "bangvang.catalogue",
    "bangvang.files",
    "bangvang.design",
    "bangvang.accounts",
    "bangvang.outbox",
    "bangvang.chronicle",
    "bangvang.audit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "bangvang.design.static_files.StaticFiles",
    "bangvang.design.keeping.middleware.PublicPages",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "bangvang.accounts.lapsed.KeepTypedForm",
    "bangvang.design.language.ReadersLanguage",
    "bangvang.register.middleware.KnowMandates",
    "bangvang.portal.editing.middleware.EditorsDoor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "bangvang.config.urls"
WSGI_APPLICATION = "bangvang.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "bangvang.design.context.page",
            ],
            "builtins": ["bangvang.design.templatetags.bv", "bangvang.accounts.templatetags.forms_of"],
        },
    }
]

# SQLite: IMMEDIATE is what keeps two writers from failing; the rollback journal is what keeps SQLite below 3.51.3 from the
# WAL-reset corruption (docs/decisions/0002). The start refuses WAL there, see config/sqlite.py. A connection that is kept may
# hold 64 MB of pages instead of 2: names of one school are spread over a province's whole index.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=DELETE;PRAGMA synchronous=EXTRA;PRAGMA mmap_size=0;PRAGMA foreign_keys=ON;"
    "PRAGMA cache_size=-65536;",
}
# PostgreSQL reckons with a disk that seeks unless told otherwise, and then reads two million honours through to find those of six
# schools (220 ms instead of 25). Our tables are in memory or on flash; an address that brings options of its own keeps them.
POSTGRES_OPTIONS = {"options": "-c random_page_cost=1.1"}
# Seconds that a thread keeps its connection. Opening SQLite reads all that 240 tables, 700 indexes and their locks say, 7 ms of a
# processor: as much as the whole page of a delegate who votes.
CONNECTION_KEPT = 60


def _database() -> dict[str, object]:
    address = os.environ.get("DATABASE_URL", "")
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.environ.get("BANGVANG_SQLITE", str(DATA / "bangvang.sqlite3")),
            "OPTIONS": SQLITE_OPTIONS,
            "CONN_MAX_AGE": CONNECTION_KEPT,
        }
    if not address.startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured("DATABASE_URL phải bắt đầu bằng postgres://. Bỏ trống để dùng SQLite nhúng.")
    told = dj_database_url.parse(address, conn_max_age=CONNECTION_KEPT, conn_health_checks=True)
    return {**told, "OPTIONS": POSTGRES_OPTIONS | told.get("OPTIONS", {}), "ATOMIC_REQUESTS": False}


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/ban-viec/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_ADAPTER = "bangvang.accounts.adapter.OfficeAdapter"
ACCOUNT_FORMS = {
    "login": "bangvang.accounts.forms.OfficeLoginForm",
    "change_password": "bangvang.accounts.forms.OfficeChangePasswordForm",
    "reauthenticate": "bangvang.accounts.forms.OfficeReauthenticateForm",
}
ACCOUNT_RATE_LIMITS = {"comment": "20/h/ip", "comment_lookup": "60/h/ip"}  # beside those of signing in
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("BANGVANG_PROXIES", "0"))
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},  # counts of attempts, one an address: crowding must not push them out
    }
}
ACCOUNT_CHANGE_EMAIL = False
MFA_ADAPTER = "bangvang.accounts.adapter.OfficeMFAAdapter"
MFA_FORMS = {
    "authenticate": "bangvang.accounts.forms.OfficeAuthenticateForm",
    "reauthenticate": "bangvang.accounts.forms.OfficeAuthenticateForm",
    "activate_totp": "bangvang.accounts.forms.OfficeActivateTOTPForm",
}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Bảng Vàng"

CSRF_FAILURE_VIEW = "bangvang.design.views.csrf_failure"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
if PRODUCTION:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    # the editors' area has one of its own, see portal/editing/policy.py
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]  # English: public pages only, see design/language.py
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
DATE_INPUT_FORMATS = ["%d/%m/%Y", "%Y-%m-%d"]
FORMAT_MODULE_PATH = ["bangvang.config.formats"]
LOCALE_PATHS = [SOURCE / "portal" / "locale"]  # what Wagtail's screens and scripts say; its own catalogue comes after

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("BANGVANG_STATIC", DATA / "static"))
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
MEDIA_ROOT = DATA / "media"
MEDIA_URL = "/media/"
FILES_ROOT = DATA / "files"
CONTACT_DAYS = int(os.environ.get("BANGVANG_CONTACT_DAYS", "180"))  # after the answer; ours, no law that was read sets it
LOG_KEYS = DATA / "keys" / "log"
TALLIES = DATA / "tallies.sqlite3"  # how often strangers asked; may be lost

DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

WAGTAIL_SITE_NAME = "Bảng Vàng"
WAGTAILADMIN_BASE_URL = PUBLIC_BASE or "http://127.0.0.1:8000"
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_ENABLE_UPDATE_CHECK = False  # no request to any outside address
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_FINISH_WORKFLOW_ACTION = "bangvang.portal.editing.review_end.publish_when_borne_out"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt")]
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # accounts are the house's
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # addresses without accents
WAGTAIL_AUTOSAVE_INTERVAL = 2_000  # milliseconds: half a second would write while one thinks of the next word
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]  # no SVG: it can hold a script
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000  # what a camera of today makes; one pixel takes four bytes while it is cut
WAGTAILIMAGES_IMAGE_FORM_BASE = "bangvang.portal.editing.uploads.PictureForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_FORM_BASE = "bangvang.portal.editing.uploads.PaperForm"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []  # a file from elsewhere is handed over, never shown inside our address
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_I18N_ENABLED = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "%(levelname)s %(name)s: %(message)s"},
        "json": {"()": "bangvang.config.logs.JsonLines"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json" if PRODUCTION else "plain"}},
    "loggers": {
        **{name: {"level": "WARNING"} for name in ("django_tasks", "django_tasks_db")},
        "pyhanko": {"level": "ERROR"},  # what it warns of are findings, told on the page
    },
    "root": {"handlers": ["stderr"], "level": "INFO" if PRODUCTION else "WARNING"},
}
SILENCED_SYSTEM_CHECKS = [
    "security.W008",  # redirecting to https is the front server's work
]
