"""Comparing what was heard with how a row's name may sound, and with how it looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from callassist.matching.heard import Cut, Heard
from callassist.matching.parts import LIKELY, Sounds
from callassist.matching.sounds import step_off

FEWEST_BEGUN, FEWEST_CONFUSED, FEWEST_OFF = 2, 2, 3
"""Signs a sound must have to be the beginning of another, taken for another, or one sign off."""

GUESSED = 6
"""The last of the steps of `same_sound`."""


def same_sound(heard: Heard, name: str, sounds: Sounds) -> int | None:
    """
    Return how much of a row's name was heard, or None where it sounds otherwise.

    Args:
        heard: what was typed.
        name: key of the row's name.
        sounds: how it may sound.

    Returns:
        0 for the whole name as it is likely read, 1 as it may be read, 2 for its family name, 3
        for its given name, 4 for its beginning, 5 for the whole name where the given name on the
        roster is read as no dictionary has it; `GUESSED` where the one typed is, for in so many
        ways it may mean many who are called otherwise.
    """
    if heard.is_mixed and heard.has_kanji(name) and _is_kana_of(heard, sounds):
        return 0
    if heard.from_kanji and not sounds.kana_only:
        return None
    return next((step for step, holds in enumerate(_WAYS) if holds(heard, sounds)), None)


def _is_kana_of(heard: Heard, sounds: Sounds) -> bool:
    """Return whether the name that was typed in kana beside kanji sounds like the row's."""
    return heard.begun_given in sounds.givens or heard.ended_family in sounds.families


def _is_likely(heard: Heard, sounds: Sounds) -> bool:
    if _share(heard.wholes, sounds.wholes):
        return True
    return _share_both(heard.likely, sounds.families[:LIKELY], sounds.givens[:LIKELY])


def _is_whole(heard: Heard, sounds: Sounds) -> bool:
    return _share_both(heard.cuts, sounds.families, sounds.givens)


def _is_family(heard: Heard, sounds: Sounds) -> bool:
    return _share(heard.families, sounds.families)


def _is_given(heard: Heard, sounds: Sounds) -> bool:
    return _share(heard.givens, sounds.givens)


def _is_unlisted(heard: Heard, sounds: Sounds) -> bool:
    return _share_both(heard.cuts, sounds.families, sounds.unlisted)


def _is_guessed(heard: Heard, sounds: Sounds) -> bool:
    return _share_both(heard.unlisted, sounds.families, sounds.givens)


def _share_both(cuts: Iterable[Cut], families: tuple[str, ...], givens: tuple[str, ...]) -> bool:
    return any(_share(one, families) and _share(other, givens) for one, other in cuts)


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


_WAYS = (_is_likely, _is_whole, _is_family, _is_given, _begins, _is_unlisted, _is_guessed)


def misheard(heard: Heard, sounds: Sounds) -> int | None:
    """
    Return how near what was heard comes to a row's name, one sound off; None where it does not.

    Kanji are never taken for a name that only sounds like them nearly.

    Returns:
        The whole name: what `step_off` says, and one more where that is not how it is likely
        read; the family name alone: 4 where the sounds are easily taken for each other, else 5;
        the given name alone: 6, easily taken for each other.
    """
    if heard.from_kanji:
        return None
    off = min(_whole_off(heard, sounds), default=None)
    return off if off is not None else min(_one_off(heard, sounds), default=None)


def _whole_off(heard: Heard, sounds: Sounds) -> Iterator[int]:
    """Yield how far off the whole name is: one of its parts is right, the other not too short."""
    families, givens = sounds.families, sounds.givens
    for (family,), (given,) in heard.likely:
        if family in families and len(given) >= FEWEST_CONFUSED:
            yield from _off(given, givens, is_likely=family in families[:LIKELY])
        if given in givens and len(family) >= FEWEST_CONFUSED:
            yield from _off(family, families, is_likely=given in givens[:LIKELY])
    for typed in heard.wholes:
        yield from (off for off in _off(typed, sounds.wholes) if off == 0)


def _one_off(heard: Heard, sounds: Sounds) -> Iterator[int]:
    """Yield how far off one of the two names is, where nothing but it was typed."""
    for typed in heard.families:
        for off in _off(typed, sounds.families):
            if len(typed) >= (FEWEST_OFF if off else FEWEST_CONFUSED):
                yield 5 if off else 4
    for typed in heard.givens:
        if len(typed) >= FEWEST_CONFUSED and 0 in _off(typed, sounds.givens):
            yield 6


def _off(typed: str, sounds: tuple[str, ...], *, is_likely: bool | None = None) -> Iterator[int]:
    """Yield how far off each sound is; of a whole name, one more where it is not likely read so."""
    for place, sound in enumerate(sounds):
        step = step_off(typed, sound)
        if step is not None:
            is_far = is_likely is not None and not (is_likely and place < LIKELY)
            yield step + is_far


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
