"""Questions to the full text for the lower tiers: what sounds or looks like a name, or nearly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from callassist.matching import Heard
from callassist.matching.listening import FEWEST_BEGUN, FEWEST_CONFUSED, FEWEST_OFF
from callassist.matching.sounds import STEPS, confusable, step_off
from callassist.storage.search.grams import any_of, both, pairs_of, quoted
from callassist.storage.search.sounding import Kind, NearSounds, Whose, token

_MOST_BEGUN = 400
"""Sounds with the same beginning that are asked for one by one; merging more takes longer."""

Steps = tuple[list[str], ...]
Cuts = Sequence[tuple[Sequence[str], Sequence[str]]]


class Asked(NamedTuple):
    """
    What to ask for some rows.

    Args:
        match: the question to the full text; "" where nobody can answer.
        names: family and given names, any of the first with any of the second, of the rows that
            sound in one way only.
    """

    match: str
    names: Cuts


class Questions:
    """
    What to ask for rows that sound like a typed name.

    Args:
        near: the roster's sounds, which tell the names that need not be asked for.
        heard: what was typed.
        has_wholes: whether there are names of which nobody knows where the family name ends.
        by_table: whether rows that sound in one way only are asked for by both names in
            `by_sound`, and the full text only for the others.
    """

    def __init__(self, near: NearSounds, heard: Heard, *, has_wholes: bool, by_table: bool) -> None:
        self._near = near
        self._heard = heard
        self._has_wholes = has_wholes
        self._by_table = by_table and not heard.from_kanji
        self._whose = Whose.KANA if heard.from_kanji else Whose.ALL
        self._whose_both = Whose.UNCLEAR if self._by_table else self._whose
        self._whose_likely = Whose.LIKELY if self._by_table else self._whose

    def reading(self) -> Iterator[Asked]:
        """Yield what to ask for each step of the tier "reading"."""
        heard = self._heard
        likely, cuts = self._had_both(heard.likely), self._had_both(heard.cuts)
        yield self._asked(self._wholes(heard.wholes), likely, self._whose_likely)
        yield self._asked("", cuts, self._whose_both, [one for one in cuts if one not in likely])
        yield self._asked(self._any(Kind.FAMILY, self._known(heard.families, self._families)))
        yield self._asked(self._any(Kind.GIVEN, self._known(heard.givens, self._givens)))
        yield self._begun()
        if not self._heard.from_kanji:
            yield self._unlisted()

    def near(self) -> Iterator[Asked]:
        """Yield what to ask for each step of the tier "near"; kanji are never heard nearly."""
        if self._heard.from_kanji:
            return
        cuts = [*self._near_cuts()]
        wholes = self._wholes(self._alike())
        before: Cuts = ()
        for step in (*STEPS, None):
            pairs = () if step is None else ((some[step], others[step]) for some, others in cuts)
            names = [pair for pair in pairs if all(pair)]
            far = any_of(self._in_full_text(before, Whose.UNCLEAR))
            yield self._asked(any_of([wholes, far]), names, Whose.LIKELY)
            wholes, before = "", names
        for families in self._near_families():
            yield self._asked(self._any(Kind.FAMILY, families))
        yield self._asked(self._any(Kind.GIVEN, self._near_givens()))

    def mixed(self) -> str:
        """Return what may answer one of the names in kana beside the other in kanji."""
        heard = self._heard
        if heard.begun:
            return both(pairs_of(heard.begun), quoted(token(Kind.GIVEN, heard.begun_given)))
        if heard.ended:
            return both(pairs_of(heard.ended), quoted(token(Kind.FAMILY, heard.ended_family)))
        return ""

    def every(self) -> str:
        """
        Return what every row of the lower tiers answers, and some others may.

        Of both names one always is as typed, so that single names are enough to ask for.
        """
        heard = self._heard
        families = [*self._families, *self._begun_families(), *chain(*self._near_families())]
        givens = [*self._givens, *self._near_givens()]
        wholes = [self._wholes([*heard.wholes, *self._alike()]), self._begun_wholes()]
        names = [self._any(Kind.FAMILY, families), self._any(Kind.GIVEN, givens)]
        similar = map(pairs_of, heard.similar)
        return any_of([*names, *wholes, self.mixed(), *similar])

    def _had_both(self, cuts: Cuts) -> Cuts:
        """Return those names, both of which rows have."""
        had = [
            (self._known(families, self._families), self._known(givens, self._givens))
            for families, givens in cuts
        ]
        return [cut for cut in had if all(cut)]

    def _asked(
        self, match: str, names: Cuts = (), whose: Whose = Whose.ALL, clear: Cuts | None = None
    ) -> Asked:
        """Return a question that also asks for both names of a row; of clear ones others may be."""
        matches = [match, *self._in_full_text(names, whose)]
        clear = names if clear is None else clear
        return Asked(any_of(matches), clear if self._by_table else [])

    def _in_full_text(self, names: Cuts, whose: Whose) -> Iterator[str]:
        """Yield what to ask the full text for rows that have both names."""
        for some, others in names:
            if families := self._askable(Kind.FAMILY, some):
                family = self._any(Kind.FAMILY, families, whose)
                yield both(family, self._any(Kind.GIVEN, self._askable(Kind.GIVEN, others), whose))

    def _askable(self, kind: Kind, sounds: Sequence[str]) -> Sequence[str]:
        """Return the sounds that are to be asked for in the full text."""
        return self._near.unclear(kind, sounds) if self._by_table else sounds

    def _had(self, kind: Kind, sounds: Iterable[str]) -> set[str]:
        """Return the sounds that rows have, for kanji those whose name is in kana."""
        known = self._near.known(kind, sounds)
        if not self._heard.from_kanji:
            return set(known)
        return {one for one, sound in known.items() if sound.in_kana}

    @cached_property
    def _families(self) -> set[str]:
        typed = {one for families, _ in self._heard.cuts for one in families}
        return self._had(Kind.FAMILY, typed.union(self._heard.families))

    @cached_property
    def _givens(self) -> set[str]:
        typed = {one for _, givens in self._heard.cuts for one in givens}
        return self._had(Kind.GIVEN, typed.union(self._heard.givens))

    @staticmethod
    def _known(sounds: Sequence[str], known: set[str]) -> list[str]:
        return [one for one in sounds if one in known]

    def _wholes(self, sounds: Sequence[str]) -> str:
        if not self._has_wholes:
            return ""
        return self._any(Kind.WHOLE, self._known(sounds, self._had(Kind.WHOLE, sounds)))

    def _begun(self) -> Asked:
        """Return what to ask for names that go on after what was typed."""
        heard, matches, names = self._heard, [], []
        for some, typed in heard.cuts:
            if families := self._known(some, self._families):
                begun = self._longer(Kind.GIVEN, typed)
                names.append((families, begun))
                asked = self._askable(Kind.GIVEN, begun)
                family = self._any(Kind.FAMILY, families, self._whose_both)
                given = self._beginning(Kind.GIVEN, asked, typed, self._whose_both)
                matches.append(both(family, given))
        matches.append(
            self._beginning(Kind.FAMILY, self._begun_families(), self._long(), self._whose)
        )
        return Asked(any_of([*matches, self._begun_wholes()]), names if self._by_table else [])

    def guessed(self) -> Asked:
        """Return what to ask for typed kanji with a given name read as no dictionary has it."""
        return self._with_givens(self._heard.unlisted, Kind.GIVEN)

    def _unlisted(self) -> Asked:
        """Return what to ask for given names that are read as no dictionary has them."""
        return self._with_givens(self._heard.cuts, Kind.UNLISTED)

    def _with_givens(self, cuts: Cuts, kind: Kind) -> Asked:
        matches = []
        for some, givens in cuts:
            families = self._known(some, self._families)
            if families and (known := self._known(givens, self._had(kind, givens))):
                matches.append(both(self._any(Kind.FAMILY, families), self._any(kind, known)))
        return Asked(any_of(matches), [])

    def _long(self) -> list[str]:
        return [one for one in self._heard.families if len(one) >= FEWEST_BEGUN]

    def _begun_families(self) -> list[str]:
        return self._longer(Kind.FAMILY, self._long())

    def _longer(self, kind: Kind, firsts: Sequence[str]) -> list[str]:
        """Return the sounds that rows have which begin with one of some others and go on."""
        begun = self._near.begun(kind, firsts)
        return self._known(begun, self._had(kind, begun))

    def _begun_wholes(self) -> str:
        if not self._has_wholes:
            return ""
        long = [one for one in self._heard.wholes if len(one) >= FEWEST_BEGUN]
        return self._beginning(Kind.WHOLE, self._longer(Kind.WHOLE, long), long, self._whose)

    def _alike(self) -> list[str]:
        """Return what is easily taken for the whole name, where some names are kept whole."""
        return self._taken_for(Kind.WHOLE, self._heard.wholes) if self._has_wholes else []

    def _near_givens(self) -> list[str]:
        """Return the given names that are easily taken for the one typed."""
        long = [one for one in self._heard.givens if len(one) >= FEWEST_CONFUSED]
        return self._taken_for(Kind.GIVEN, long)

    def _taken_for(self, kind: Kind, heard: Sequence[str]) -> list[str]:
        if self._heard.from_kanji:
            return []
        return [
            one
            for typed in heard
            for one in self._near.known(kind, confusable(typed))
            if step_off(typed, one) == 0
        ]

    def _near_families(self) -> Iterator[list[str]]:
        """Yield for each step the family names one sound off what was typed."""
        if self._heard.from_kanji:
            return
        families = self._heard.families
        short = [one for one in families if FEWEST_CONFUSED <= len(one) < FEWEST_OFF]
        near = [self._near.near(Kind.FAMILY, one) for one in families if len(one) >= FEWEST_OFF]
        # Nearly everything is near a short name: only what is taken for it is looked up.
        yield [*self._taken_for(Kind.FAMILY, short), *chain(*(steps[0] for steps in near))]
        yield list(chain(*(some for steps in near for some in steps[1:])))

    def _beginning(
        self, kind: Kind, sounds: Sequence[str], typed: Iterable[str], whose: Whose
    ) -> str:
        if len(sounds) > _MOST_BEGUN:
            return self._prefixes(kind, typed, whose)
        return self._any(kind, sounds, whose)

    @staticmethod
    def _prefixes(kind: Kind, typed: Iterable[str], whose: Whose) -> str:
        return any_of(f"{quoted(token(kind, one, whose))} *" for one in typed)

    def _near_cuts(self) -> Iterator[tuple[Steps, Steps]]:
        """Yield the sounds of family and given name, by step, where one of them is as typed."""
        for (family,), (given,) in self._heard.likely:
            if family in self._families and len(given) >= FEWEST_CONFUSED:
                steps = self._near.near(Kind.GIVEN, given)
                yield tuple([family] for _ in steps), steps
            if given in self._givens and len(family) >= FEWEST_CONFUSED:
                steps = self._near.near(Kind.FAMILY, family)
                yield steps, tuple([given] for _ in steps)

    def _any(self, kind: Kind, sounds: Iterable[str], whose: Whose | None = None) -> str:
        whose = self._whose if whose is None else whose
        word = token(kind, "", whose)
        return any_of([quoted(word + one) for one in dict.fromkeys(sounds)])
