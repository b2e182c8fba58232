"""Passwords as Django keeps them, and whom it lets in: part of make-fixtures.py,
which has made Django's settings before this file is imported.
"""

import unicodedata

from django.contrib.auth import hashers
from django.contrib.auth.models import User
from django.test.utils import override_settings

BCRYPT_SALT = "abcdefghijklmnopqrstuu"
KNOWN_PASSWORD = "bcrypt$$2b$12$abcdefghijklmnopqrstuv0123456789012345678901234567890"


def password(word, hasher, *args):
    """How Django keeps a password, and what it says of its neighbours."""
    entry = {"password": word, "hasher": hasher.algorithm}
    try:
        encoded = hasher.encode(word, *args)
    except ValueError as error:  # what bcrypt refuses depends on its version
        return {**entry, "refused": str(error)}
    near = [word, word + "x", word + " ", word + "\0", word[:-1], word[1:], "",
            word.swapcase(), unicodedata.normalize("NFD", word), word[:72], word[:71],
            word[:72] + "other" * 6, word.split("\0")[0]]
    verdicts = {"accepts": [], "rejects": [], "refuses": []}
    for candidate in dict.fromkeys(near):
        try:
            ok = hashers.identify_hasher(encoded).verify(candidate, encoded)
            verdicts["accepts" if ok else "rejects"].append(candidate)
        except ValueError:
            verdicts["refuses"].append(candidate)
    assert word in verdicts["accepts"]
    return {**entry, "encoded": encoded, **verdicts}


def passwords():
    pbkdf2 = hashers.PBKDF2PasswordHasher()
    plain, sha256 = hashers.BCryptPasswordHasher(), hashers.BCryptSHA256PasswordHasher()
    words = ["Correct horse 1", "쿠키를 기억해요", "x" * 90 + "0123456789",
             "a" + "가나다라마" * 6, "nul\0inside", " "]
    made = [password(words[0], pbkdf2, "seasalt")]  # with Django's own iterations
    for word in words:
        made.append(password(word, pbkdf2, "seasalt", 1000))
        for hasher in (plain, sha256):
            made.append(password(word, hasher, f"$2b$04${BCRYPT_SALT}".encode()))
    made.append(password(words[0], plain, f"$2a$04${BCRYPT_SALT}".encode()))
    for hasher in (plain, sha256):
        made.append(password(words[1], hasher, f"$2b$12${BCRYPT_SALT}".encode()))
    return made


def broken_passwords(good):
    """Columns that let nobody in, whatever is typed."""
    algorithm, rest = good["encoded"].split("$", 1)
    swapped = "A" if good["encoded"][-1] != "A" else "B"
    columns = ["", "!", "!" + "u" * 40, good["password"], algorithm, algorithm + "$", rest,
               "bcrypt$" + rest, "md5$salt$" + "0" * 32, good["encoded"][:-1] + swapped,
               good["encoded"][:-1], good["encoded"] + "x", good["encoded"].upper(),
               "bcrypt_sha256$$2b$04$short", "bcrypt$$2b$99$" + BCRYPT_SALT + "x" * 31,
               "pbkdf2_sha256$many$salt$hash", "pbkdf2_sha256$1$salt", "pbkdf2_sha256$0$s$h"]
    told = []
    for column in columns:
        try:
            verdict = hashers.check_password(good["password"], column)
        except BaseException as error:  # a panic in bcrypt 4 is no Exception
            verdict = type(error).__name__
        told.append({"password": good["password"], "encoded": column, "verdict": verdict})
    return told


def auth_hash(encoded, secret_key):
    """What a login with this password column leaves in `_auth_user_hash`."""
    with override_settings(SECRET_KEY=secret_key):
        made = User(password=encoded).get_session_auth_hash()
    return {"password": encoded, "secret_key": secret_key, "session_auth_hash": made}


def auth_hashes(made, secret_key, old_secret_key):
    columns = [KNOWN_PASSWORD, "", "!unusable"] + [
        p["encoded"] for p in made if "encoded" in p]
    return [auth_hash(column, secret_key) for column in columns] + [
        auth_hash(KNOWN_PASSWORD, old_secret_key)]
