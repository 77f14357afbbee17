"""Walking over stretches of hits: the first are shown, the rest is counted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from callassist.domain.search import Tier
from callassist.storage.search.streams import Found, Leg

COUNT_CAP = 1000
"""Rows are counted up to here; more are "1,000 and more"."""

Place = tuple[int, Tier, tuple[str, ...]]
"""A row's id, its tier, and which of its keys answered; () where that has to be looked up."""


class Walk:
    """
    One walk over stretches of hits, in their order, that meets every row once.

    Args:
        limit: places wanted.
        left_out: rows that are no longer there.
        pick: takes those rows that have the letters typed, where a stretch has others too.

    Attributes:
        places: the first rows met.
        met: how many rows were met; not all of them, once there are more than the cap.
        is_floor: whether the walk ended where the places were full.
    """

    def __init__(
        self,
        limit: int,
        left_out: Collection[int],
        pick: Callable[[list[Found]], list[Found]] | None,
    ) -> None:
        self.places: list[Place] = []
        self.met = 0
        self.is_floor = False
        self._limit = limit
        self._seen = set(left_out)
        self._pick = pick

    def is_full(self) -> bool:
        """Whether there are as many places as are wanted."""
        return self.met >= self._limit

    def over(self, legs: Iterable[Leg], *, may_stop: bool = False) -> bool:
        """
        Walk over stretches of rows that have the very key typed, and count them.

        Args:
            legs: the stretches.
            may_stop: whether to stop where the places are full, unless going on is quick.

        Returns:
            Whether all rows were met, as far as they are counted at all.
        """
        for leg in legs:
            stops = may_stop and not leg.is_slow
            enough = self._limit if stops else max(self._limit, COUNT_CAP + 1)
            for batch in leg.batches():
                self._meet(leg, batch)
                if self.met >= enough:
                    return not stops
        return True

    def fill(self, legs: Iterable[Leg]) -> None:
        """Walk over stretches of rows that only come near what was typed, until it is full."""
        if self.is_full():
            return
        for leg in legs:
            enough = min(self._limit, leg.most or self._limit)
            for batch in leg.batches():
                self._meet(leg, batch)
                if self.met >= enough:
                    self.met = enough
                    del self.places[enough:]
                    break
            if self.met >= enough and not (leg.goes_on and enough < self._limit):
                self.is_floor = True
                return

    def _meet(self, leg: Leg, batch: list[Found]) -> None:
        fresh = [one for one in batch if one[0] not in self._seen]
        if self._pick and not leg.has_letters:
            fresh = self._pick(fresh)
        self._seen.update([row_id for row_id, _ in fresh])
        self.met += len(fresh)
        for row_id, by in fresh[: max(0, self._limit - len(self.places))]:
            self.places.append((row_id, leg.tier, leg.by or ((by,) if by else ())))
