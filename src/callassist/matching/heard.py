"""What a typed name may sound like, and which names look like it: asked for by the lower tiers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, product

from callassist.matching import readings
from callassist.matching.lexicon import Section, is_listed
from callassist.matching.parts import KANA, KANJI, LATIN, LIKELY, SHORT
from callassist.matching.romaji import kana_of
from callassist.matching.sounds import cuts_of, drawn_cuts, sound_of
from callassist.matching.variants import similar

_LONGEST = 40  # signs; no name that is said on the telephone has more
_MOST_WHOLES = 32
_MOST_UNLISTED = 160

# Kanji and after them the given name as the caller says it: 渡辺けん.
MIXED = re.compile("(?P<kanji>[^ァ-ヺー]*[^ァ-ヺーa-z0-9])(?P<kana>[ァ-ヺ][ァ-ヺー]*)")
# The other way round: わたなべ謙.
_MIXED_FAMILY = re.compile("(?P<kana>[ァ-ヺ][ァ-ヺー]*)(?P<kanji>[^ァ-ヺー]*[^ァ-ヺーa-z0-9])")

Cut = tuple[tuple[str, ...], tuple[str, ...]]
"""Sounds of the family name and of the given name; any of the first with any of the second."""


@dataclass(frozen=True)
class Heard:
    """
    A typed name by its sounds and its looks.

    Args:
        families, givens, wholes: how it sounds as a family name, a given name, and in one; the
            same three times for kana and Latin letters.
        cuts: how it sounds where it is both names; likely: of those, and of how each of their
            names is read, what most people would think of.
        parted: the likeliest cut of typed kanji, as it is written.
        from_kanji: whether kanji were typed, which are compared only with names in kana: what
            sounds alike and is written differently is somebody else.
        begun: kanji that a given name in kana was typed after, and `begun_given` its sound.
        ended: kanji that a family name in kana was typed before, and `ended_family` its sound.
        similar: keys with look-alikes exchanged.
        is_romaji: whether Latin letters were typed.
    """

    families: tuple[str, ...] = ()
    givens: tuple[str, ...] = ()
    wholes: tuple[str, ...] = ()
    cuts: tuple[Cut, ...] = ()
    likely: tuple[Cut, ...] = ()
    parted: tuple[str, str] = ("", "")
    from_kanji: bool = False
    begun: str = ""
    begun_given: str = ""
    ended: str = ""
    ended_family: str = ""
    similar: tuple[str, ...] = ()
    is_romaji: bool = False

    def __bool__(self) -> bool:
        return bool(self.families or self.givens or self.cuts or self.similar or self.is_mixed)

    @cached_property
    def unlisted(self) -> tuple[Cut, ...]:
        """
        How typed kanji sound where the given name is read as no dictionary has it.

        Of the likeliest cut only, and not before it is asked for: reading a name in every way
        takes longer than all the rest.
        """
        family, given = self.parted
        if not given:
            return ()
        more = readings.unlisted(given, _MOST_UNLISTED)
        return _cuts([(readings.any_family(family), more)])

    @property
    def is_mixed(self) -> bool:
        """Whether one name was typed in kanji and the other in kana."""
        return bool(self.begun or self.ended)

    def has_kanji(self, name: str) -> bool:
        """Return whether a name's key has the kanji of a mixed name in their place."""
        return bool(self.begun and name.startswith(self.begun)) or bool(
            self.ended and name.endswith(self.ended)
        )


def hear(said: str, key: str, *, reads_kanji: bool = True) -> Heard:
    """
    Return how a typed name sounds and looks.

    Args:
        said: the name folded, with its spaces.
        key: its key.
        reads_kanji: whether to make out how kanji sound, which takes longer than all the rest
            and is for nothing where no name of the roster is in nothing but kana.
    """
    if not 0 < len(key) <= _LONGEST:
        return Heard()
    if KANA.fullmatch(key):
        return _from_kana([key], is_romaji=False)
    if LATIN.fullmatch(key):
        return _from_kana(kana_of(said), is_romaji=True)
    if not KANJI.search(key):
        return Heard()
    return _from_kanji(key) if reads_kanji else _looks(key)


def _from_kana(spellings: Sequence[str], *, is_romaji: bool) -> Heard:
    sounds = _sounds(spellings)
    cuts = dict.fromkeys(chain.from_iterable(map(cuts_of, spellings)))
    drawn = set(chain.from_iterable(map(drawn_cuts, spellings)))
    return Heard(
        families=sounds,
        givens=sounds,
        wholes=sounds,
        cuts=_single(cuts),
        likely=_single(cut for cut in cuts if cut not in drawn),
        is_romaji=is_romaji and bool(sounds),
    )


def _single(cuts: Iterable[tuple[str, str]]) -> tuple[Cut, ...]:
    return tuple([((family,), (given,)) for family, given in cuts if family and given])


def _from_kanji(key: str) -> Heard:
    families = readings.any_family(key) if _may_be(key, Section.FAMILY) else []
    givens = readings.given(key) if _may_be(key, Section.GIVEN) else []
    parted = readings.cuts(key)
    cuts = [(readings.any_family(one), readings.given(other)) for one, other in parted]
    if mixed := MIXED.fullmatch(key):
        cuts, parted = [(readings.any_family(mixed["kanji"]), [mixed["kana"]])], []
    elif mixed := _MIXED_FAMILY.fullmatch(key):
        cuts, parted = [([mixed["kana"]], readings.given(mixed["kanji"]))], []
    joined = (f"{one}{other}" for cut in cuts for one, other in product(*cut))
    return replace(
        _looks(key),
        families=_sounds(families),
        givens=_sounds(givens),
        wholes=_sounds(chain(families, joined), _MOST_WHOLES),
        cuts=(both := _cuts(cuts)),
        likely=tuple((families[:LIKELY], givens[:LIKELY]) for families, givens in both),
        parted=parted[0] if parted else ("", ""),
    )


def _may_be(key: str, section: Section) -> bool:
    """Return whether kanji may be one name alone: short ones, and the few long ones there are."""
    return len(key) <= SHORT or is_listed(key, section)


def _cuts(read: Iterable[tuple[Sequence[str], Sequence[str]]]) -> tuple[Cut, ...]:
    return tuple((_sounds(one), _sounds(other)) for one, other in read if one and other)


def _looks(key: str) -> Heard:
    mixed, other = MIXED.fullmatch(key), _MIXED_FAMILY.fullmatch(key)
    return Heard(
        from_kanji=True,
        begun=mixed["kanji"] if mixed else "",
        begun_given=sound_of(mixed["kana"]) if mixed else "",
        ended=other["kanji"] if other else "",
        ended_family=sound_of(other["kana"]) if other else "",
        similar=tuple(similar(key)),
    )


def _sounds(kana: Iterable[str], most: int | None = None) -> tuple[str, ...]:
    """Return the first sounds of some kana, each once; no more are made out than wanted."""
    found: dict[str, None] = {}
    for sound in filter(None, map(sound_of, kana)):
        found[sound] = None
        if len(found) == most:
            break
    return tuple(found)
