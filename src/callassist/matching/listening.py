"""Comparing what was heard with how a row's name may sound, and with how it looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from callassist.matching.heard import Heard
from callassist.matching.parts import Sounds
from callassist.matching.sounds import step_off

FEWEST_BEGUN, FEWEST_CONFUSED, FEWEST_OFF = 2, 2, 3
"""Signs a sound must have to be the beginning of another, taken for another, or one sign off."""


def same_sound(heard: Heard, name: str, sounds: Sounds) -> int | None:
    """
    Return how much of a row's name was heard, or None where it sounds otherwise.

    Args:
        heard: what was typed.
        name: key of the row's name.
        sounds: how it may sound.

    Returns:
        0 for the whole name, 1 for its family name, 2 for its given name, 3 for its beginning,
        4 for the whole name with a given name as no dictionary reads it.
    """
    if heard.begun and name.startswith(heard.begun) and heard.begun_given in sounds.givens:
        return 0
    if heard.from_kanji and not sounds.kana_only:
        return None
    return next((step for step, holds in enumerate(_WAYS) if holds(heard, sounds)), None)


def _is_whole(heard: Heard, sounds: Sounds) -> bool:
    return _share(heard.wholes, sounds.wholes) or any(
        _share(families, sounds.families) and _share(givens, sounds.givens)
        for families, givens in heard.cuts
    )


def _is_family(heard: Heard, sounds: Sounds) -> bool:
    return _share(heard.families, sounds.families)


def _is_given(heard: Heard, sounds: Sounds) -> bool:
    return _share(heard.givens, sounds.givens)


def _is_unlisted(heard: Heard, sounds: Sounds) -> bool:
    ways = ((heard.cuts, sounds.unlisted), (heard.unlisted, sounds.givens))
    return any(
        _share(families, sounds.families) and _share(givens, known)
        for cuts, known in ways
        for families, givens in cuts
    )


def _share(some: Iterable[str], others: tuple[str, ...]) -> bool:
    return any(one in others for one in some)


def _begins(heard: Heard, sounds: Sounds) -> bool:
    return (
        _begin(heard.families, sounds.families)
        or _begin(heard.wholes, sounds.wholes)
        or any(
            _share(families, sounds.families)
            and any(one.startswith(givens) for one in sounds.givens)
            for families, givens in heard.cuts
        )
    )


def _begin(typed: Iterable[str], sounds: tuple[str, ...]) -> bool:
    begun = tuple(one for one in typed if len(one) >= FEWEST_BEGUN)
    return any(sound.startswith(begun) for sound in sounds)


_WAYS = (_is_whole, _is_family, _is_given, _begins, _is_unlisted)


def misheard(heard: Heard, sounds: Sounds) -> int | None:
    """
    Return how near what was heard comes to a row's name, one sound off; None where it does not.

    Kanji are never taken for a name that only sounds like them nearly.

    Returns:
        The whole name: 0 where the sounds are easily taken for each other, 1 otherwise; the
        family name alone: 2 and 3.
    """
    if heard.from_kanji:
        return None
    off = min(_whole_off(heard, sounds), default=None)
    return off if off is not None else min(_family_off(heard, sounds), default=None)


def _whole_off(heard: Heard, sounds: Sounds) -> Iterator[int]:
    """Yield how far off the whole name is: of its two parts one is right."""
    for (family,), (given,) in heard.cuts:
        if family in sounds.families:
            yield from _off(given, sounds.givens)
        if given in sounds.givens:
            yield from _off(family, sounds.families)
    for typed in heard.wholes:
        yield from (off for off in _off(typed, sounds.wholes) if off == 0)


def _family_off(heard: Heard, sounds: Sounds) -> Iterator[int]:
    for typed in heard.families:
        for off in _off(typed, sounds.families):
            if len(typed) >= (FEWEST_OFF if off else FEWEST_CONFUSED):
                yield 2 + off


def _off(typed: str, sounds: tuple[str, ...]) -> Iterator[int]:
    steps = (step_off(typed, sound) for sound in sounds)
    return (step for step in steps if step is not None)


def look_alike(similar: tuple[str, ...], name: str) -> tuple[int, str] | None:
    """
    Return how a name holds one of the keys that look like the one typed, or None.

    Args:
        similar: keys with look-alikes exchanged.
        name: key of the row's name.

    Returns:
        0 for the whole name, 1 for its beginning, 2 for a part; and what it is ordered by.
    """
    if name in similar:
        return 0, ""
    if name.startswith(similar):
        return 1, name
    return (2, "") if any(one in name for one in similar) else None
