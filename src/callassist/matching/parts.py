"""The parts of a row's name and how each may sound."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain, zip_longest
from typing import NamedTuple

from callassist.domain.roster import RosterRow
from callassist.matching import readings
from callassist.matching.characters import fold
from callassist.matching.companies import may_have_form, without_form
from callassist.matching.names import tight
from callassist.matching.remembered import Remembered
from callassist.matching.romaji import kana_of
from callassist.matching.sounds import sound_of
from callassist.matching.variants import plain

MOST_FAMILIES, MOST_GIVENS, MOST_UNLISTED, MOST_WHOLES = 12, 16, 20, 12
"""Sounds kept of one name; the first are the likeliest."""

LIKELY = 2
"""So many sounds of a name, the first, are how most people with it are called."""

SHORT = 3
"""Characters of a name that may be a family's alone."""

KANA = re.compile("[ァ-ヺー]+")
KANJI = re.compile("[㐀-鿿豈-﫿々〆\U00020000-\U0003ffff]")

_ONLY_SOUNDS = re.compile("[ァ-ヺ]+")
LATIN = re.compile("[a-z\u00df-\u00f6\u00f8-\u024f'-]+")
_LARGE = str.maketrans("ァィゥェォャュョッヮ", "アイウエオヤユヨツワ")
_FORM_SIGNS = frozenset("社人合")
"""Of every company's form that begins with a kanji."""

_PAIR = 2
_MOST_CAREFUL = 5_000  # of names without a usual reading; with twelve ways to sound they are large


class Sounds(NamedTuple):
    """
    How the name of a row may sound, each in the loose spelling of `sounds.sound_of`.

    Args:
        families, givens: of the family name and of all that follows; any of the first may go
            with any of the second.
        wholes: of the whole name, where nothing tells where the family name ends.
        kana_only: whether the name itself, not only its reading, is in kana.
        unlisted: of a given name, as no dictionary has it; they may go with `families` only.
    """

    families: tuple[str, ...] = ()
    givens: tuple[str, ...] = ()
    wholes: tuple[str, ...] = ()
    kana_only: bool = False
    unlisted: tuple[str, ...] = ()


_both: Callable[[Iterable[object]], Sounds] = partial(tuple.__new__, Sounds)
"""`Sounds._make` without its Python frame, which costs more than the tuple."""


def sounds_of(row: RosterRow) -> Sounds:
    """Return how the name of `row` may sound."""
    return SoundsReader().read([row])[0]


class SoundsReader:
    """Reads the sounds of many rows; parts of names that come again are read once."""

    def __init__(self) -> None:
        self._usual = Remembered(usual_sound)
        self._spelt = Remembered(_kana_sounds)
        self._families = Remembered(_family_sounds)
        self._givens = Remembered(_given_sounds)
        self._unlisted = Remembered(_unlisted_sounds)
        self._spoken = Remembered(readings.family)
        self._cuts = Remembered(readings.cuts)
        self._careful = Remembered(self._carefully, _MOST_CAREFUL)

    def read(self, rows: Sequence[RosterRow]) -> list[Sounds]:
        """Return the sounds of each row, in their order."""
        usual, nothing = self._usual, Sounds()
        read, rest = [], []
        for row in rows:
            words, name = row.kana.split(), row.name
            # The usual row, two words of kana beside a name in kanji, needs no more than this.
            if len(words) == _PAIR and is_usual_name(name):
                family, given = usual[words[0]], usual[words[1]]
                if family and given:
                    read.append(_both(((family,), (given,), (), False, ())))
                    continue
            rest.append((len(read), row))
            read.append(nothing)
        names = words_of([row.name for _, row in rest])
        kanas = words_of([row.kana for _, row in rest])
        for (at, _), written, spoken in zip(rest, names, kanas, strict=True):
            read[at] = self._careful[f"{' '.join(written)}\n{' '.join(spoken)}"]
        return read

    def _carefully(self, words: str) -> Sounds:
        """Return the sounds of the words of a name and, in a second line, of its reading."""
        name, kana = map(str.split, words.split("\n"))
        kana_only = bool(KANA.fullmatch("".join(name)))
        read = Sounds()
        if not KANJI.search("".join(kana)):
            read = self._of_reading(kana, name)
        if not (read.families or read.givens or read.wholes):
            read = self._of_name(name)
        return read._replace(kana_only=kana_only)

    def _of_reading(self, kana: list[str], name: list[str]) -> Sounds:
        if not kana:
            return Sounds()
        first, rest = kana[0], "".join(kana[1:])
        if not rest:
            length = family_length(first, self._family_readings(name))
            first, rest = (first[:length], first[length:]) if length else (first, "")
        sounds = self._spelt[first]
        return Sounds(sounds, self._spelt[rest]) if rest else Sounds(wholes=sounds)

    def _family_readings(self, name: list[str]) -> Iterable[str]:
        if not KANJI.search("".join(name)):
            return ()
        families = name[:1] if len(name) > 1 else [cut[0] for cut in self._cuts[name[0]]]
        return chain.from_iterable(self._spoken[family] for family in families)

    def _of_name(self, name: list[str]) -> Sounds:
        if not name:
            return Sounds()
        if len(name) > 1:
            given = "".join(name[1:])
            families, givens = self._families[name[0]], self._givens[given]
            return Sounds(families, givens, unlisted=self._unlisted[given])
        whole = name[0]
        cuts = self._cuts[whole] if KANJI.search(whole) else ()
        families = _by_turns([self._families[family] for family, _ in cuts], MOST_FAMILIES)
        givens = _by_turns([self._givens[given] for _, given in cuts], MOST_GIVENS)
        unlisted = _by_turns([self._unlisted[given] for _, given in cuts], MOST_UNLISTED)
        may_be_one = len(whole) <= SHORT or not cuts
        wholes = self._families[whole] if may_be_one else ()
        return Sounds(families, givens, wholes, unlisted=unlisted)


def words_of(texts: Sequence[str]) -> list[list[str]]:
    """Return the words of each stored name or reading, as keys, without a company's form."""
    if not texts:
        return []
    lines = plain(fold("\n".join([text.replace("\n", " ") for text in texts]))).split("\n")
    return [_words(without_form(line) if may_have_form(line) else line) for line in lines]


def _words(line: str) -> list[str]:
    words = line.split()
    if words:
        words[-1] = words[-1].removesuffix("様").removesuffix("御中")
    if len(words) == 1 and "・" in words[0] and not KANJI.search(words[0]):
        words = words[0].split("・")  # 「ジョン・スミス」; with kanji it joins two people
    return [key for key in (word if word.isalnum() else tight(word) for word in words) if key]


def family_length(kana: str, families: Iterable[str]) -> int:
    """
    Return how much of a reading without a space is the family name's; 0 where nothing tells.

    Args:
        kana: the reading.
        families: how the family name may be read, the likeliest first.
    """
    large = kana.translate(_LARGE)
    begun = (len(one) for one in families if large.startswith(one.translate(_LARGE)))
    return next((length for length in begun if length < len(kana)), 0)


def is_usual_name(name: str) -> bool:
    """Return whether a name, or a word of one, begins with a kanji and has no company's form."""
    return "㐀" <= name[:1] <= "鿿" and _FORM_SIGNS.isdisjoint(name)


def usual_sound(word: str) -> str:
    """Return the sound of a word as a file spells it, "" where it is not kana and nothing else."""
    folded = fold(word)
    return sound_of(folded) if KANA.fullmatch(folded) and not may_have_form(folded) else ""


def _family_sounds(part: str) -> tuple[str, ...]:
    return (
        _distinct(readings.any_family(part), MOST_FAMILIES)
        if KANJI.search(part)
        else _kana_sounds(part)
    )


def _given_sounds(part: str) -> tuple[str, ...]:
    return (
        _distinct(readings.given(part), MOST_GIVENS) if KANJI.search(part) else _kana_sounds(part)
    )


def _unlisted_sounds(part: str) -> tuple[str, ...]:
    """Return the sounds of a given name that no dictionary has, likely ones first."""
    if not KANJI.search(part):
        return ()
    listed = _given_sounds(part)
    more = _distinct(readings.unlisted(part), MOST_UNLISTED)
    return tuple([sound for sound in more if sound not in listed])


def _kana_sounds(part: str) -> tuple[str, ...]:
    """Return the sounds of a part in kana or Latin letters; none where it has other signs."""
    return _distinct(kana_of(part) if LATIN.fullmatch(part) else [part], MOST_FAMILIES)


def _distinct(kana: Iterable[str], most: int) -> tuple[str, ...]:
    sounds = dict.fromkeys(map(sound_of, kana))
    return tuple([sound for sound in sounds if _ONLY_SOUNDS.fullmatch(sound)][:most])


def _by_turns(groups: Sequence[Sequence[str]], most: int) -> tuple[str, ...]:
    """Return what is in the groups, the first of each before the second of any."""
    taken = chain.from_iterable(zip_longest(*groups))
    return tuple(dict.fromkeys(one for one in taken if one))[:most]
