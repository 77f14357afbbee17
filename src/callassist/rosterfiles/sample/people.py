"""Names of invented people and firms, with the frequencies of real ones."""

from __future__ import annotations

import random
import tomllib
from functools import cached_property
from itertools import accumulate
from typing import Any

import jaconv

from callassist.domain.resources import resource

FIRMS = 0.12
"""Share of rows that are a firm's; measured rosters have about that many."""
_OF_ALL = 100_000
_SPACES = ("\u3000", " ", "")
_SPACE_SHARES = (60, 75, 100)
_HALF_WIDTH = 0.1
_NO_KANA = 0.04

Name = tuple[str, str]
"""(as registered, reading)"""


class People:
    """
    Draws names; the same generator gives the same names.

    Args:
        chance: the generator that decides everything.
    """

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._given = [(name, reading) for name, reading in _table("given_names.tsv")]
        self._half: dict[str, str] = {}

    @cached_property
    def parts(self) -> dict[str, Any]:
        """What names, places and incidents are made of."""
        text = resource("samples", "parts.toml").read_text(encoding="utf-8")
        return tomllib.loads(text)

    @cached_property
    def _families(self) -> tuple[list[Name], list[float]]:
        """
        Return the surnames and their cumulative weights.

        The list covers half of all people; the other half have one of thousands of rare
        surnames, which are put together from two parts.
        """
        variants: dict[str, list[tuple[str, float]]] = {}
        for common, other, part in _table("variants.tsv"):
            variants.setdefault(common, []).append((other, float(part)))
        names: list[Name] = []
        weights: list[float] = []
        for family, reading, weight in _table("surnames.tsv"):
            others = variants.get(family, [])
            usual = 1 - sum(share for _, share in others)
            for spelling, share in [(family, usual), *others]:
                names.append((spelling, reading))
                weights.append(int(weight) * share)
        rare = self._rare({family for family, _ in names})
        rest = (_OF_ALL - sum(weights)) / sum(1 / rank for rank in range(50, len(rare) + 50))
        names += rare
        weights += [rest / rank for rank in range(50, len(rare) + 50)]
        return names, list(accumulate(weights))

    def _rare(self, known: set[str]) -> list[Name]:
        tail = self.parts["tail"]
        rare = [
            (first + last, reading + ending)
            for first, reading in tail["first"]
            for last, ending in tail["last"]
            if first != last and first + last not in known
        ]
        self._chance.shuffle(rare)
        return rare

    def draw(self, count: int) -> list[Name]:
        """Return `count` names of people and firms."""
        chance = self._chance
        families, weights = self._families
        drawn = chance.choices(families, cum_weights=weights, k=count)
        given = chance.choices(self._given, k=count)
        spaces = chance.choices(_SPACES, cum_weights=_SPACE_SHARES, k=count)
        lots = [chance.random() for _ in range(count)]
        return [
            self._firm(family) if lot < FIRMS else self._person(family, name, space, lot)
            for family, name, space, lot in zip(drawn, given, spaces, lots, strict=True)
        ]

    def _person(self, family: Name, given: Name, space: str, lot: float) -> Name:
        name = f"{family[0]}{space}{given[0]}"
        if lot > 1 - _NO_KANA:
            return name, ""
        if lot > 1 - _NO_KANA - _HALF_WIDTH:
            return name, f"{self._narrow(family[1])} {self._narrow(given[1])}"
        return name, f"{family[1]}{space}{given[1]}"

    def _narrow(self, reading: str) -> str:
        if reading not in self._half:
            self._half[reading] = jaconv.z2h(reading)
        return self._half[reading]

    def _firm(self, family: Name) -> Name:
        company, chance = self.parts["company"], self._chance
        word, reading = chance.choice(company["words"]) if chance.random() < 0.5 else family  # noqa: PLR2004 - an even chance
        trade, ending = chance.choice(company["trades"])
        form, spoken = chance.choice(company["forms"])
        return form.format(word + trade), spoken.format(reading + ending)


def _table(name: str) -> list[list[str]]:
    lines = resource("samples", name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]
