"""Let Django write to a session row.

    SECRET_KEY=... python3 write-row.py <database> [<session key>] <JSON object>

Django loads the session, updates it with the object's values, saves it and
prints its key. Without a key, or with one that has no unexpired row, Django
starts a new session under a key of its own choosing.
"""

import json
import os
import sys

from standalone import configure

database, *maybe_key, changes = sys.argv[1:]
session_key = maybe_key[0] if maybe_key else None
if not os.path.exists(database):
    sys.exit("no such database: " + database)
fallback_keys = [k for k in os.environ.get("SECRET_KEY_FALLBACKS", "").split(",") if k]
configure(database, os.environ["SECRET_KEY"], fallback_keys)

# Django's models can be imported only after its settings are made.
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402

session = SessionStore(session_key)
session.update(json.loads(changes))
session.save()
print(session.session_key)
