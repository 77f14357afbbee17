"""Stage 1 of verification: does the caller's name cover the family name of the row?"""

from __future__ import annotations

import re

from callassist.domain.roster import RosterRow
from callassist.matching.names import has_form, name_key, typed_key, without_spoken_honorific

FEWEST_OF_UNSPLIT = 2
"""Characters that must be typed of a name whose family part nobody has marked off."""

_JAPANESE = re.compile(r"[ぁ-ゖ々〆㐀-鿿豈-﫿\U00020000-\U0003ffff]")
"""Hiragana and kanji: where a name has them, a middle dot joins two people, not two names."""

_FOREIGN_SEPARATOR = re.compile(r"[・･]|(?<=[A-Za-zＡ-Ｚａ-ｚ])\s+(?=[A-Za-zＡ-Ｚａ-ｚ])")


def same_family_name(typed: str, row: RosterRow) -> bool:
    """
    Return whether a typed name covers the whole family name of `row`.

    The name may go on into the given name, but must then fit that too. See decision 0004 for
    names without a space: one character never suffices there, and a company needs all of its
    name but the form.

    Args:
        typed: the name field as typed, in kanji or kana.
        row: the row whose number the caller has given.
    """
    key = typed_key(typed)
    return any(_covers(name, row) for name in {key, without_spoken_honorific(key)} if name)


def _covers(typed: str, row: RosterRow) -> bool:
    name, kana = name_key(row.name), name_key(row.kana)
    if typed in {name, kana}:
        return True
    if has_form(row.name):
        return False
    if _is_foreign(row.name):
        return typed in _parts(row.name) or typed in _parts(row.kana)
    if name.startswith(typed):
        return len(typed) >= (_family_length(row.name) or FEWEST_OF_UNSPLIT)
    family = _family_length(row.kana)
    return bool(family) and kana.startswith(typed) and len(typed) >= family


def _is_foreign(name: str) -> bool:
    return bool(_FOREIGN_SEPARATOR.search(name.strip())) and not _JAPANESE.search(name)


def _parts(name: str) -> set[str]:
    """
    Return the keys of the outer parts of a foreign name; which is the family's is unknown.

    An initial is none of them: a single letter is too little to be told from a guess.
    """
    keys = [name_key(part) for part in re.split(r"[・･\s]+", name.strip()) if part]
    return {key for key in (*keys[:1], *keys[-1:]) if len(key) >= FEWEST_OF_UNSPLIT}


def _family_length(name: str) -> int:
    """Return how many characters of the key the family name has, 0 where no space tells."""
    parts = name.split()
    return len(name_key(parts[0])) if len(parts) > 1 else 0
