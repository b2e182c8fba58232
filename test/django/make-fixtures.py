"""Ask the Django that Python finds (3.1 or later, with bcrypt) to write what
the tests compare our own writing with, in ../fixtures/django-<version>.json:

    python3 make-fixtures.py

Time, session keys and salts are fixed, so the same Django writes the same file.
`decoded` is always JSON text as Python prints it: its NaN and its integers
above 2**53 would not survive as values.
"""

import json
import platform
import random
import sqlite3
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path
from unittest import mock

import bcrypt
from standalone import configure

SECRET_KEY = "kat-secret-key-0123456789-0123456789-0123456789-xyz"
OLD_SECRET_KEY = "an-older-key-0123456789-0123456789-0123456789-xyz"
NOW = 1700000000.123456  # 2023-11-14 22:13:20.123456 UTC
FOLDER = tempfile.TemporaryDirectory()
DATABASE = Path(FOLDER.name) / "db.sqlite3"
configure(DATABASE, SECRET_KEY)

# Django's models can be imported only after its settings are made.
import django  # noqa: E402
from django.contrib.auth import get_user, login  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.contrib.sessions.backends import base, db, signed_cookies  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import RequestFactory  # noqa: E402
from django.test.utils import override_settings  # noqa: E402
from password_fixtures import auth_hashes, broken_passwords, passwords  # noqa: E402

dice = random.Random(1)  # session keys that are the same in every run
BACKEND = "django.contrib.auth.backends.ModelBackend"


def pick(length, alphabet):
    return "".join(dice.choice(alphabet) for _ in range(length))


def frozen(moment, do, *args):
    """Do it with Django's clocks stopped: one stamps signatures, one dates rows."""
    instant = datetime.fromtimestamp(moment, timezone.utc)
    with mock.patch("time.time", lambda: moment), \
            mock.patch("django.utils.timezone.now", lambda: instant), \
            mock.patch.object(base, "get_random_string", pick):
        return do(*args)


def query(sql, *args):
    """Read the file without Django: its dates are then the text they are."""
    connection = sqlite3.connect(str(DATABASE))
    connection.row_factory = sqlite3.Row
    rows = [dict(row) for row in connection.execute(sql, args)]
    connection.close()
    return rows


def request_with(session):
    request = RequestFactory().get("/")
    request.session = session
    return request


def row(name, session, moment):
    """What Django left in the file, and what it reads there again."""
    key = session.session_key
    [stored] = query("SELECT * FROM django_session WHERE session_key = ?", key)
    decoded = json.dumps(db.SessionStore(key).load())
    return {"name": name, "frozen_time": moment, **stored, "decoded": decoded}


def save(name, data, expiry=None, user=None, moment=NOW):
    def saving():
        session = db.SessionStore()
        session.update(data)
        if expiry is not None:
            session.set_expiry(expiry)
        if user:
            login(request_with(session), user, backend=BACKEND)
        try:
            session.save()
        except TypeError as error:  # Django before 4.1, with a date
            return {"name": name, "frozen_time": moment, "refused": str(error)}
        return row(name, session, moment)
    return frozen(moment, saving)


def sessions(user):
    in_an_hour = datetime.fromtimestamp(NOW, timezone.utc) + timedelta(hours=1)
    strange = ["cookie", "id", "save", "req", "reload", "destroy", "regenerate",
               "touch", "maxAge", "__proto__", "constructor", "prototype", "toString",
               "hasOwnProperty", "", "a:b", "a.b", "$a", "쿠키"]
    return [
        save("empty", {}),
        save("known answer", {"a": 1, "u": "é€😀"}),
        save("on a whole second", {"a": 1}, moment=float(int(NOW))),
        save("cart", {"cart": {"1": 2, "3": 1}}),
        save("non-ASCII", {"ko": "쿠키를 기억해요", "emoji": "🍪👩‍🍳", "lone": "\ud800x\udc00",
                           "controls": "\0\b\t\n\f\r\x1b\x7f\x80\u2028\u2029\ufeff\uffff",
                           "quotes": "\"\\/'<>&"}),
        save("compressed", {"text": "chocolate chip, oatmeal, " * 60, "ko": "쿠키" * 60}),
        save("not finite", {"nan": float("nan"), "inf": [float("inf"), -float("inf")]}),
        save("integers", {"n": [0, -1, 2**53 - 1, 2**53, 2**53 + 1, -(2**53) - 1,
                                2**63, -(2**64), 10**30]}),
        save("floats", {"n": [1.0, -0.0, 0.1, 1.5, 1e15, 1e16, 1e21, 1e22, 1e100, 1e-5,
                              1e-7, 5e-324, 1.7976931348623157e308]}),
        save("nested", {"a": [[], [[1, [2, [3]]]], {}, {"b": [None, True, False, ""]}]}),
        save("strange names", {name: name for name in strange}),
        save("number as name", {10: "ten", 9: "nine", "b": 1, "a": 2}),
        save("expires in seconds", {"a": 1}, 3600),
        save("expires with the browser", {"a": 1}, 0),
        save("expires at a date", {"a": 1}, in_an_hour),
        save("expires after a timedelta", {"a": 1}, timedelta(hours=1)),
        save("logged in", {"cart": {"1": 2}}, user=user),
        save("logged in until the browser closes", {}, 0, user),
    ]


def fallback(user):
    """A login made under a key that has since been replaced."""
    with override_settings(SECRET_KEY=OLD_SECRET_KEY):
        old = save("signed with an older key", {"cart": {"1": 2}}, user=user)

    def reading():
        request = request_with(db.SessionStore(old["session_key"]))
        return json.dumps(request.session.load()), get_user(request).get_username()
    without_key = frozen(NOW, db.SessionStore(old["session_key"]).load)
    with override_settings(SECRET_KEY_FALLBACKS=[OLD_SECRET_KEY]):
        decoded, username = frozen(NOW, reading)
    assert without_key == {} and decoded in (old["decoded"], "{}")
    # Before Django 4.1 there were no fallbacks: the session is then just empty.
    return {**old, "secret_key": OLD_SECRET_KEY,
            "with_fallback": {"decoded": decoded, "username": username or None}}


def signed_cookie(name, data, user=None):
    def saving():
        session = signed_cookies.SessionStore()
        session.update(data)
        if user:
            login(request_with(session), user, backend=BACKEND)
        session.save()
        return session.session_key
    value = frozen(NOW, saving)
    last = int(NOW) + 1209600  # here the stamp counts, unlike in a row
    decoded = frozen(last, signed_cookies.SessionStore(value).load)
    assert decoded and not frozen(last + 1, signed_cookies.SessionStore(value).load)
    return {"name": name, "frozen_time": NOW, "value": value,
            "decoded": json.dumps(decoded), "last_readable_time": last}


call_command("migrate", verbosity=0)
made = passwords()
sha256 = next(p for p in made if p["hasher"] == "bcrypt_sha256")
kim = User.objects.create(username="kim", password=sha256["encoded"],
                          date_joined=datetime(2023, 11, 1, tzinfo=timezone.utc))
fixtures = {
    "django": django.get_version(), "python": platform.python_version(),
    "bcrypt": bcrypt.__version__,
    "secret_key": SECRET_KEY,
    "schema": query("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE tbl_name"
                    " IN ('django_session', 'auth_user') ORDER BY tbl_name, type DESC, name"),
    "sessions": sessions(kim),
    "fallback": fallback(kim),
    "signed_cookies": [
        signed_cookie("simple", {"a": 1}),
        signed_cookie("unicode", {"ko": "쿠키를 기억해요", "emoji": "🍪"}),
        signed_cookie("compressed", {"text": "chocolate chip, " * 300}),
        signed_cookie("more than 4096 bytes", {"text": pick(6000, base.VALID_KEY_CHARS)}),
        signed_cookie("logged in", {"cart": {"1": 2}}, kim),
    ],
    "users": query("SELECT * FROM auth_user"),
    "passwords": made,
    "broken_passwords": broken_passwords(sha256),
    "auth_hashes": auth_hashes(made, SECRET_KEY, OLD_SECRET_KEY),
}

# Two answers that were known before this file was.
assert fixtures["sessions"][1]["session_data"] == (
    "eyJhIjoxLCJ1IjoiXHUwMGU5XHUyMGFjXHVkODNkXHVkZTAwIn0:1r31eq:"
    "MsmZx47MajsLt2dNXCHMvG99wt4hRWWT69wOwOKQcm0")
assert fixtures["auth_hashes"][0]["session_auth_hash"] == (
    "03053528078c5535124fdd56ac011338b8c6f6119b65a0af9cdd46ccf85dbb1f")

target = Path(__file__).resolve().parents[1] / "fixtures"
target.mkdir(exist_ok=True)
target /= f"django-{django.get_version()}.json"
text = json.dumps(fixtures, ensure_ascii=False, indent=2, allow_nan=False)
target.write_text(text + "\n", encoding="utf-8")
FOLDER.cleanup()
print(target)
