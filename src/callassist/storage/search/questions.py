"""Questions to the full text for the lower tiers: what sounds or looks like a name, or nearly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from callassist.matching import Heard
from callassist.matching.listening import FEWEST_BEGUN, FEWEST_CONFUSED, FEWEST_OFF
from callassist.matching.sounds import confusions
from callassist.storage.search.grams import any_of, both, pairs_of, quoted
from callassist.storage.search.sounding import Kind, NearSounds, token

_MOST_BEGUN = 400
"""Sounds with the same beginning that are asked for one by one; merging more takes longer."""

Steps = tuple[list[str], ...]


class Questions:
    """
    What to ask for rows that sound like a typed name; "" where nobody can answer.

    Args:
        near: the roster's sounds, which tell the names that need not be asked for.
        heard: what was typed.
        has_wholes: whether there are names of which nobody knows where the family name ends.
    """

    def __init__(self, near: NearSounds, heard: Heard, *, has_wholes: bool) -> None:
        self._near = near
        self._heard = heard
        self._has_wholes = has_wholes

    def reading(self) -> Iterator[str]:
        """Yield what to ask for each step of the tier "reading"."""
        heard = self._heard
        yield any_of([*self._wholes(), *self._both_names()])
        yield self._any(Kind.FAMILY, [one for one in heard.families if one in self._families])
        yield self._any(Kind.GIVEN, [one for one in heard.givens if one in self._givens])
        yield any_of([*self._begun(), *self._begun_givens()])

    def near(self) -> Iterator[str]:
        """Yield what to ask for each step of the tier "near"; kanji are never heard nearly."""
        if self._heard.from_kanji:
            return
        cuts = [*self._near_cuts()]
        wholes = [one for typed in self._heard.wholes for one in confusions(typed)]
        for step, alike in enumerate((wholes if self._has_wholes else [], [])):
            names = [
                both(self._any(Kind.FAMILY, families[step]), self._any(Kind.GIVEN, givens[step]))
                for families, givens in cuts
            ]
            yield any_of([*names, self._any(Kind.WHOLE, alike)])
        for step, fewest in enumerate((FEWEST_CONFUSED, FEWEST_OFF)):
            long = [one for one in self._heard.families if len(one) >= fewest]
            families = [one for typed in long for one in self._near.near(Kind.FAMILY, typed)[step]]
            yield self._any(Kind.FAMILY, families)

    def begun_kanji(self) -> str:
        """Return what may answer kanji and after them a given name in kana."""
        heard = self._heard
        if not heard.begun:
            return ""
        return both(pairs_of(heard.begun), quoted(token(Kind.GIVEN, heard.begun_given)))

    def every(self) -> str:
        """Return what every row of the lower tiers answers, and some others may."""
        similar = map(pairs_of, self._heard.similar)
        return any_of([*self.reading(), self.begun_kanji(), *similar, *self.near()])

    @cached_property
    def _families(self) -> set[str]:
        typed = {one for families, _ in self._heard.cuts for one in families}
        return self._near.known(Kind.FAMILY, typed.union(self._heard.families))

    @cached_property
    def _givens(self) -> set[str]:
        typed = {one for _, givens in self._heard.cuts for one in givens}
        return self._near.known(Kind.GIVEN, typed.union(self._heard.givens))

    def _wholes(self) -> list[str]:
        return [self._any(Kind.WHOLE, self._heard.wholes)] if self._has_wholes else []

    def _both_names(self) -> Iterator[str]:
        for some, others in self._heard.cuts:
            families = [one for one in some if one in self._families]
            givens = [one for one in others if one in self._givens]
            yield both(self._any(Kind.FAMILY, families), self._any(Kind.GIVEN, givens))

    def _begun(self) -> Iterator[str]:
        """Yield what to ask for names that go on after what was typed."""
        for typed in self._heard.families:
            if len(typed) >= FEWEST_BEGUN:
                yield self._beginning(Kind.FAMILY, typed)
        for typed in self._heard.wholes if self._has_wholes else ():
            if len(typed) >= FEWEST_BEGUN:
                yield f"{quoted(self._token(Kind.WHOLE, typed))} *"

    def _begun_givens(self) -> Iterator[str]:
        """Yield what to ask for given names that go on, after a whole family name."""
        for some, others in self._heard.cuts:
            families = [one for one in some if one in self._families]
            if families:
                givens = any_of(self._beginning(Kind.GIVEN, given) for given in others)
                yield both(self._any(Kind.FAMILY, families), givens)

    def _beginning(self, kind: Kind, first: str) -> str:
        sounds = self._near.begun(kind, first, _MOST_BEGUN)
        if len(sounds) > _MOST_BEGUN:
            return f"{quoted(self._token(kind, first))} *"
        return self._any(kind, sounds)

    def _near_cuts(self) -> Iterator[tuple[Steps, Steps]]:
        """Yield the sounds of family and given name, by step, where one of them is as typed."""
        for (family,), (given,) in self._heard.cuts:
            if family in self._families:
                steps = self._near.near(Kind.GIVEN, given)
                yield tuple([family] for _ in steps), steps
            if given in self._givens:
                steps = self._near.near(Kind.FAMILY, family)
                yield steps, tuple([given] for _ in steps)

    def _token(self, kind: Kind, sound: str) -> str:
        return token(kind, sound, kana_only=self._heard.from_kanji)

    def _any(self, kind: Kind, sounds: Iterable[str]) -> str:
        return any_of(quoted(self._token(kind, one)) for one in dict.fromkeys(sounds))
