"""The settings of a Django project, without a project.

The scripts beside this file talk to the Django that Python finds (3.1 or
later) exactly as a project's code would; this is all they need set up first.
"""

import django
from django.conf import settings


def configure(database, secret_key, fallback_keys=()):
    """Point Django at one SQLite file, signing with the given key."""
    settings.configure(
        SECRET_KEY=secret_key,
        # Django 4.1 and later; earlier versions ignore it.
        SECRET_KEY_FALLBACKS=list(fallback_keys),
        DATABASES={
            "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(database)}
        },
        INSTALLED_APPS=[
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "django.contrib.sessions",
        ],
        PASSWORD_HASHERS=[
            "django.contrib.auth.hashers.BCryptSHA256PasswordHasher",
            "django.contrib.auth.hashers.BCryptPasswordHasher",
            "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        ],
        # As `startproject` writes it. Without it, Django before 5.0 keeps
        # expire_date in local time, and no other program can know which.
        USE_TZ=True,
        TIME_ZONE="UTC",
    )
    django.setup()
