"""Stage 1 of verification: does the caller's name cover the family name of the row?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from callassist.domain.roster import RosterRow
from callassist.matching import readings
from callassist.matching.heard import MIXED
from callassist.matching.names import (
    has_form,
    name_key,
    tight,
    typed_text,
    without_spoken_honorific,
)
from callassist.matching.parts import KANA, KANJI, LATIN, family_length, sounds_of, words_of
from callassist.matching.romaji import kana_of
from callassist.matching.sounds import sound_of
from callassist.matching.variants import plain

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
        typed: the name field as typed, in kanji, kana or Latin letters.
        row: the row whose number the caller has given.
    """
    said = typed_text(typed)
    names = dict.fromkeys((said, without_spoken_honorific(said)))
    return any(_covers(plain(tight(name)), row) or _sounds_so(name, row) for name in names if name)


def _covers(typed: str, row: RosterRow) -> bool:
    """Return whether the keys show it."""
    name, kana = name_key(row.name), name_key(row.kana)
    if typed in {name, kana}:
        return True
    if has_form(row.name):
        return False
    if _is_foreign(row.name):
        return typed in _parts(row.name) or typed in _parts(row.kana)
    if name.startswith(typed):
        return len(typed) >= (_family_length(row.name) or _unsplit_length(name))
    family = _family_length(row.kana)
    return bool(family) and kana.startswith(typed) and len(typed) >= family


def _is_foreign(name: str) -> bool:
    return bool(_FOREIGN_SEPARATOR.search(name.strip())) and not _JAPANESE.search(name)


def _parts(name: str) -> list[str]:
    """
    Return the keys of the outer parts of a foreign name; which is the family's is unknown.

    An initial is none of them: a single letter is too little to be told from a guess.
    """
    keys = [name_key(part) for part in re.split(r"[・･\s]+", name.strip()) if part]
    return [key for key in (*keys[:1], *keys[-1:]) if len(key) >= FEWEST_OF_UNSPLIT]


def _family_length(name: str) -> int:
    """Return how many characters of the key the family name has, 0 where no space tells."""
    parts = name.split()
    return len(name_key(parts[0])) if len(parts) > 1 else 0


def _unsplit_length(key: str) -> int:
    """Return how many characters of a name without a space must be typed; of kana, all."""
    if KANA.fullmatch(key):
        return len(key)
    cuts = readings.cuts(key)[:1] if KANJI.search(key) else []
    return max(FEWEST_OF_UNSPLIT, *(len(family) for family, _ in cuts), 0)


Said = tuple[str, str]
"""A family name in kana and the sound of what was said after it, "" for nothing."""


def _sounds_so(said: str, row: RosterRow) -> bool:
    """Return whether a name, as it is said, sounds like the family name of `row`."""
    key = plain(tight(said))
    givens = () if has_form(row.name) else sounds_of(row).givens
    mixed = MIXED.fullmatch(key)
    if mixed:
        begins = any(given.startswith(sound_of(mixed["kana"])) for given in givens)
        return begins and _covers(mixed["kanji"], row)
    families = list(_family_readings(row))
    # Latin letters seldom tell how long a vowel is; kana do, and オノ is not オオノ.
    is_loose = bool(LATIN.fullmatch(key))
    return any(
        _alike(family, stored, is_loose=is_loose)
        and (not given or any(one.startswith(given) for one in givens))
        for family, given in _said(said, key, row)
        for stored in families
    )


def _alike(one: str, other: str, *, is_loose: bool) -> bool:
    return sound_of(one) == sound_of(other) and (is_loose or len(one) == len(other))


def _said(said: str, key: str, row: RosterRow) -> Iterator[Said]:
    """Yield how a typed name may be meant; kanji are read only for a row without any."""
    if KANA.fullmatch(key):
        yield from _ways(key)
    elif LATIN.fullmatch(key):
        for kana in kana_of(said):
            yield from _ways(kana)
    elif KANJI.search(key) and KANA.fullmatch(name_key(row.name)):
        yield from ((family, "") for family in readings.family(key))
        for one, other in readings.cuts(key):
            for family, given in product(readings.family(one), readings.given(other)):
                yield family + given, ""
                yield family, sound_of(given)


def _ways(kana: str) -> Iterator[Said]:
    yield kana, ""
    for at in range(1, len(kana)):
        yield kana[:at], sound_of(kana[at:])


def _family_readings(row: RosterRow) -> Iterator[str]:
    """Yield the family name of `row` in kana, and the whole name where it has no parts."""
    (name,), spoken = words_of([row.name]), _spoken(row)
    if has_form(row.name):
        yield from ["".join(spoken)] if spoken else _whole_readings(name)
    elif _is_foreign(row.name):
        yield from (*_parts(row.name), *_parts(row.kana))
    elif spoken:
        yield "".join(spoken)
        yield spoken[0] if len(spoken) > 1 else spoken[0][: _length_spoken(spoken[0], name)]
    elif len(name) > 1:
        yield from readings.family(name[0])
    else:
        yield from _whole_readings(name)
        yield from _uncut_readings(name)


def _spoken(row: RosterRow) -> list[str]:
    """Return the words of the stored reading, or of a name that is one itself."""
    both = words_of([row.kana, row.name])
    return next((words for words in both if KANA.fullmatch("".join(words))), [])


def _length_spoken(kana: str, name: list[str]) -> int:
    """Return how much of an uncut reading is the family name's; 0 where nothing tells."""
    families = _uncut_families(name) if len(name) == 1 else name[:1]
    return family_length(kana, (one for family in families for one in readings.family(family)))


def _uncut_families(name: list[str]) -> list[str]:
    """Return the likeliest family name of a name without a space, where it is long enough."""
    cuts = readings.cuts(name[0])[:1] if name and KANJI.search(name[0]) else []
    return [family for family, _ in cuts if len(family) >= FEWEST_OF_UNSPLIT]


def _uncut_readings(name: list[str]) -> Iterator[str]:
    return (one for family in _uncut_families(name) for one in readings.family(family))


def _whole_readings(name: list[str]) -> Iterator[str]:
    """Yield the readings of a whole name that no stored reading tells."""
    whole = "".join(name)
    cuts = [(name[0], "".join(name[1:]))] if len(name) > 1 else readings.cuts(whole)[:1]
    for family, given in cuts:
        yield from map("".join, product(readings.family(family), readings.given(given)))
    if not cuts:
        yield from readings.family(whole)
