"""Which account names and passwords are accepted, and in which spelling they count."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from callassist.domain.errors import RefusedError
from callassist.domain.resources import resource

MINIMUM = 8
MAXIMUM = 256
_USER_PART = 3  # a shorter name is part of many good passwords by chance
_LONGEST_UNIT = 4  # of a repetition: "abab…", "1212…"

# Letters and digits of any script (Japanese too), and what holds a name together.
_USER = re.compile(r"\w(?:[\w.\-]{0,62}\w)?")

_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "qazwsxedcrfvtgbyhnujm",
)


def canonical_user(name: str) -> str:
    """
    Return the one spelling of an account name: width and case do not make another account.

    Args:
        name: as typed.

    Raises:
        RefusedError: it is empty, longer than 64 characters, or has a character that is neither
            a letter, a digit nor one of ". - _".
    """
    user = unicodedata.normalize("NFKC", name).strip().casefold()
    if not _USER.fullmatch(user):
        raise RefusedError("user-name-invalid")
    return user


def canonical_password(password: str) -> str:
    """Return a password in the form that is hashed: a full-width letter counts as its own."""
    return unicodedata.normalize("NFKC", password)


def check_password(user: str, password: str) -> None:
    """
    Refuse a new password that is guessed first.

    Args:
        user: canonical name of the account.
        password: as typed.

    Raises:
        RefusedError: too short, too long, common, a sequence, or made of the account's name.
    """
    typed = canonical_password(password)
    if len(typed) < MINIMUM:
        raise RefusedError("password-too-short", minimum=MINIMUM)
    if len(typed) > MAXIMUM:
        raise RefusedError("password-too-long", maximum=MAXIMUM)
    folded = typed.casefold()
    if _is_the_user(folded, user):
        raise RefusedError("password-has-user")
    if _is_common(folded) or _is_repeated(folded) or _is_sequence(folded):
        raise RefusedError("password-common")


def _is_the_user(folded: str, user: str) -> bool:
    """Tell whether little is left of a password when the account's name is taken out."""
    if len(user) < _USER_PART or user not in folded:
        return False
    return len(folded.replace(user, "")) < MINIMUM


def _is_common(folded: str) -> bool:
    stem = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", folded)
    # Nothing but digits and signs: a date, a telephone, a PIN.
    return not stem or not _common().isdisjoint({stem, folded, _unit(stem)})


@cache
def _common() -> frozenset[str]:
    text = resource("passwords", "common.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


def _is_repeated(folded: str) -> bool:
    return len(_unit(folded)) <= _LONGEST_UNIT


def _unit(text: str) -> str:
    """Return the shortest start of a text that gives the text when it is repeated."""
    lengths = range(1, len(text) + 1)
    return next(
        (text[:size] for size in lengths if text == (text[:size] * len(text))[: len(text)]), ""
    )


def _is_sequence(folded: str) -> bool:
    """Tell whether a password only walks along the alphabet or the keyboard."""
    return any(folded in walk + walk or folded in (walk + walk)[::-1] for walk in _ROWS)
