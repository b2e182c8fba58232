"""What does Django read in a session row?

    SECRET_KEY=... python3 read-row.py <database> <session key>

Prints one JSON object:

    django             the version that answered
    found              whether there is an unexpired row with this key
    decoded            the session's data, as JSON text (so that NaN and
                       integers above 2**53 survive the reader's JSON parser)
    user               who is logged in: {"id", "username"}, or null
    session_key_after  the key after Django looked for the user: the same; null
                       where it found a wrong _auth_user_hash and ended the
                       session; another where a fallback key made it renew it
    expire_at_browser_close

SECRET_KEY_FALLBACKS may hold older keys, separated by commas. Nothing in the
database is changed: whatever Django writes on the way is rolled back.
"""

import json
import os
import sys

from standalone import configure

database, session_key = sys.argv[1:]
if not os.path.exists(database):
    sys.exit("no such database: " + database)
fallback_keys = [k for k in os.environ.get("SECRET_KEY_FALLBACKS", "").split(",") if k]
configure(database, os.environ["SECRET_KEY"], fallback_keys)

# Django's models can be imported only after its settings are made.
import django  # noqa: E402
from django.contrib.auth import get_user  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import transaction  # noqa: E402
from django.test import RequestFactory  # noqa: E402

with transaction.atomic():
    session = SessionStore(session_key)
    # Reading any value loads the row. Without a row, Django forgets the key.
    answer = {
        "django": django.get_version(),
        "decoded": json.dumps(dict(session.items())),
        "found": session.session_key is not None,
        "expire_at_browser_close": session.get_expire_at_browser_close(),
    }
    request = RequestFactory().get("/")
    request.session = session
    user = get_user(request)
    answer["user"] = (
        {"id": user.pk, "username": user.get_username()}
        if user.is_authenticated
        else None
    )
    answer["session_key_after"] = session.session_key
    transaction.set_rollback(True)

print(json.dumps(answer))
