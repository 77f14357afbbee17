"""Telephone numbers in one form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from callassist.matching.characters import DASHES, fold

_DOMESTIC_LENGTHS = (10, 11)
_FEWEST_DIALLED, _MOST_DIALLED = 9, 15
_EXTENSION = re.compile(r"(?:内線|ext).*$")
_DOMESTIC = re.compile(r"0[1-9][0-9]{8,9}")
_ABROAD = re.compile(r"\+?81(?:\(0\)|0)?([1-9][0-9]{8,9})")
_PHONE_TEXT = re.compile(rf"(?:tel|電話(?:番号)?)?[\s:.]*([+0-9()\s.{re.escape(DASHES)}]+)")


SEPARATOR = "、"
"""Between two telephones of a roster row."""


_PLAIN_COLUMN = re.compile(r"(?:0[1-9][0-9]{8,9})?(?:\n(?:0[1-9][0-9]{8,9})?)*")


def plain_phones(texts: Sequence[str]) -> list[str] | None:
    """
    Return the digits of many rows' telephones, or None where any row has an unusual one.

    Args:
        texts: as roster rows have them; one may be empty.
    """
    joined = "\n".join(texts).replace("-", "")
    digits = joined.split("\n")
    return digits if len(digits) == len(texts) and _PLAIN_COLUMN.fullmatch(joined) else None


def phones_of(text: str) -> tuple[str, ...]:
    """Return the whole telephone numbers of a roster row in E.164, each once."""
    if not text:
        return ()
    if SEPARATOR not in text:
        number = _stored(text)
        return (number,) if number else ()
    return tuple(dict.fromkeys(filter(None, map(_stored, text.split(SEPARATOR)))))


def _stored(text: str) -> str:
    # The usual spellings need no more; a million rows have few others.
    digits = text.replace("-", "")
    is_plain = len(digits) in _DOMESTIC_LENGTHS and digits.isascii() and digits.isdecimal()
    if is_plain and digits[0] == "0" != digits[1]:
        return f"+81{digits[1:]}"
    return phone_of(text)


def phone_of(text: str) -> str:
    """
    Return a whole Japanese telephone number in E.164, or "" where `text` is none.

    The usual spellings are read here; the rest (a lost leading zero, other countries) is left to
    phonenumbers, which knows the numbering plan but takes too long for a million rows.
    """
    written = _PHONE_TEXT.fullmatch(_EXTENSION.sub("", fold(text)).strip())
    if written is None:
        return ""
    dialled = re.sub(r"[^+0-9]", "", written[1])
    if _DOMESTIC.fullmatch(dialled):
        return f"+81{dialled[1:]}"
    abroad = _ABROAD.fullmatch(dialled)
    if abroad:
        return f"+81{abroad[1]}"
    return _unusual_phone(dialled)


def _unusual_phone(dialled: str) -> str:
    if not _FEWEST_DIALLED <= len(dialled.lstrip("+")) <= _MOST_DIALLED:
        return ""
    import phonenumbers  # noqa: PLC0415 - its metadata takes 50 ms and few numbers need it

    try:
        number = phonenumbers.parse(dialled, "JP")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
