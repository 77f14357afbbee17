"""Questions to the full text for the lower tiers: what sounds or looks like a name, or nearly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from callassist.matching import Heard
from callassist.matching.listening import FEWEST_BEGUN, FEWEST_CONFUSED, FEWEST_OFF
from callassist.matching.sounds import confusions
from callassist.storage.search.grams import any_of, both, pairs_of, quoted
from callassist.storage.search.sounding import Kind, NearSounds, token

READING_STEPS = NEAR_STEPS = 4


def by_reading(near: NearSounds, heard: Heard) -> list[str]:
    """
    Return for each step of the tier "reading" what to ask, "" where nobody can answer.

    Args:
        near: the roster's sounds, which tell the names that need not be asked for.
        heard: what was typed.
    """
    families = near.known(Kind.FAMILY, {*heard.families, *_first(heard)})
    givens = near.known(Kind.GIVEN, {*heard.givens, *_second(heard)})
    only_kana = heard.from_kanji

    def of(kind: Kind, sounds: Iterable[str]) -> list[str]:
        return [quoted(token(kind, sound, kana_only=only_kana)) for sound in sounds]

    def begun(kind: Kind, sounds: Iterable[str]) -> list[str]:
        return [f"{one} *" for one in of(kind, sounds)]

    def long(sounds: Iterable[str]) -> list[str]:
        return [sound for sound in sounds if len(sound) >= FEWEST_BEGUN]

    whole, begins = of(Kind.WHOLE, heard.wholes), []
    for some, others in heard.cuts:
        family = any_of(of(Kind.FAMILY, [one for one in some if one in families]))
        given = any_of(of(Kind.GIVEN, [one for one in others if one in givens]))
        whole.append(both(family, given))
        begins.append(both(family, any_of(begun(Kind.GIVEN, others))))
    begins += begun(Kind.FAMILY, long(heard.families))
    begins += begun(Kind.WHOLE, long(heard.wholes))
    return [
        any_of(whole),
        any_of(of(Kind.FAMILY, [one for one in heard.families if one in families])),
        any_of(of(Kind.GIVEN, [one for one in heard.givens if one in givens])),
        any_of(begins),
    ]


def by_near_sound(near: NearSounds, heard: Heard, *, has_wholes: bool) -> list[str]:
    """
    Return for each step of the tier "near" what to ask, "" where nobody can answer.

    Args:
        near: the roster's sounds.
        heard: what was typed, in kana or Latin letters.
        has_wholes: whether there are names of which nobody knows where the family name ends.
    """
    if heard.from_kanji:
        return []
    whole: tuple[list[str], ...] = ([], [])
    for family, given in _near_cuts(near, heard):
        for step, (families, givens) in enumerate(zip(family, given, strict=True)):
            whole[step].append(both(_any(Kind.FAMILY, families), _any(Kind.GIVEN, givens)))
    if has_wholes:
        whole[0].extend(_any(Kind.WHOLE, confusions(one)) for one in heard.wholes)
    alone = _near_families(near, heard)
    return [any_of(whole[0]), any_of(whole[1]), *alone]


Steps = tuple[list[str], ...]


def _near_cuts(near: NearSounds, heard: Heard) -> Iterator[tuple[Steps, Steps]]:
    """Yield the sounds of family and given name, by step, where one of them is as typed."""
    families = near.known(Kind.FAMILY, _first(heard))
    givens = near.known(Kind.GIVEN, _second(heard))
    for (family,), (given,) in heard.cuts:
        if family in families:
            steps = near.near(Kind.GIVEN, given)
            yield tuple([family] for _ in steps), steps
        if given in givens:
            steps = near.near(Kind.FAMILY, family)
            yield steps, tuple([given] for _ in steps)


def _near_families(near: NearSounds, heard: Heard) -> list[str]:
    steps: Steps = ([], [])
    for typed in heard.families:
        for step, fewest in enumerate((FEWEST_CONFUSED, FEWEST_OFF)):
            if len(typed) >= fewest:
                steps[step].extend(near.near(Kind.FAMILY, typed)[step])
    return [_any(Kind.FAMILY, families) for families in steps]


def by_begun_kanji(heard: Heard) -> str:
    """Return what may answer kanji and after them a given name in kana; "" for anything else."""
    if not heard.begun:
        return ""
    return both(pairs_of(heard.begun), quoted(token(Kind.GIVEN, heard.begun_given)))


def of_all(near: NearSounds, heard: Heard, *, has_wholes: bool) -> str:
    """Return what every row of the lower tiers answers, and some others may; "" for nobody."""
    return any_of(
        [
            *by_reading(near, heard),
            by_begun_kanji(heard),
            *map(pairs_of, heard.similar),
            *by_near_sound(near, heard, has_wholes=has_wholes),
        ]
    )


def _first(heard: Heard) -> set[str]:
    return {one for families, _ in heard.cuts for one in families}


def _second(heard: Heard) -> set[str]:
    return {one for _, givens in heard.cuts for one in givens}


def _any(kind: Kind, sounds: Iterable[str]) -> str:
    return any_of([quoted(token(kind, sound)) for sound in dict.fromkeys(sounds)])
