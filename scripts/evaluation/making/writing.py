"""The set while it is made: rows with numbers of their own, and the queries for them."""

from __future__ import annotations

from random import Random

from evaluation.dataset import EvaluationSet, Query, Target
from evaluation.people import Person, families, given_names, person
from evaluation.plainly import name_of, sound_of

LETTERS = "ABC"


class Writer:
    """
    Collects rows and queries.

    Args:
        seed: the same set for the same seed.
    """

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311 - test data
        self.made = EvaluationSet([], [])
        self._serials = iter(self.chance.sample(range(10_000_000), 10_000))
        self._known: set[str] = set()

    def person(self, *, everyday: bool = False) -> Person:
        """Return somebody whose reading nobody in the set has."""
        while True:
            chance = self.chance
            one = Person(families().common(chance), given_names().common(chance))
            if not everyday:
                one = person(chance)
            if self.is_new(one):
                return one

    def is_new(self, one: Person) -> bool:
        """Return whether nobody in the set sounds like this person, and remember them."""
        return self.is_new_sound(one.kana)

    def is_new_sound(self, kana: str) -> bool:
        """Return whether nobody in the set sounds like this, and remember it."""
        sound = sound_of(kana)
        if sound in self._known:
            return False
        self._known.add(sound)
        return True

    def row(self, name: str, kana: str, reading: str) -> Target:
        """
        Add a row to be found.

        Args:
            name: the column of the name.
            kana: the column of its reading.
            reading: how the name is really read.
        """
        chance = self.chance
        reference = f"{chance.choice(LETTERS)}{next(self._serials):07}"
        phone = (
            f"0{chance.choice('789')}0-{chance.randrange(10_000):04}-{chance.randrange(10_000):04}"
        )
        point = f"0{chance.randrange(1, 10)}00{chance.randrange(10**18):018}"
        self.made.targets.append(Target(reference, name, kana, phone, point, reading))
        return self.made.targets[-1]

    def ask(self, kind: str, row: Target, name: str, *keys: str, number: str = "") -> None:
        """
        Add a query.

        Args:
            kind: its class.
            row: the row it should find.
            name: what is typed as the name.
            number: what is typed as the number.
            keys: names or kana that other rows may have as well.
        """
        plain = " ".join(_heard(key) if _is_kana(key) else name_of(key) for key in keys)
        self.made.queries.append(Query(kind, number, name, row.reference, plain))

    def ask_number(self, kind: str, row: Target, number: str, name: str, key: str) -> None:
        """Add a query by number; `key` is "", "#" and last digits, or "~" and a number."""
        self.made.queries.append(Query(kind, number, name, row.reference, key))

    def ask_nobody(self, kind: str, number: str, name: str) -> None:
        """Add a query that nothing may answer as exact."""
        self.made.queries.append(Query(kind, number, name, "", ""))


def _heard(kana: str) -> str:
    """Return the sound of each name, for サトウ オサム is no サトウサム: nothing runs together."""
    return "".join(map(sound_of, kana.split()))


def _is_kana(text: str) -> bool:
    return all("ァ" <= sign <= "ヺ" or sign in "ー " for sign in text)
