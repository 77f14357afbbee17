"""Answering a plan from the index of one roster version."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from time import perf_counter

from callassist.domain.errors import RefusedError
from callassist.domain.roster import RosterRow
from callassist.domain.search import Hit, SearchResult, Tier
from callassist.matching import (
    KANA,
    KEY_VERSION,
    NAME,
    Judged,
    Plan,
    judge,
    keys_of_rows,
    name_keys,
)
from callassist.storage.rosters.connection import translated
from callassist.storage.rosters.layout import INDEX_FILE, ROSTER_FILE
from callassist.storage.search import rows, streams
from callassist.storage.search.connection import DatabaseError, open_reading
from callassist.storage.search.streams import Leg

COUNT_CAP = 1000
"""Rows are counted up to here; more are "1,000 and more"."""

_INDEX_CACHE_KIB = 32768
_ROSTER_CACHE_KIB = 16384

Answer = tuple[list[Hit], int, bool]
Place = tuple[int, Tier, str]


class RosterSearch:
    """
    The searches in one roster version.

    Not for two threads at once: each instance has one connection a file, and whoever shares
    it between threads lets one search in at a time.

    Args:
        folder: the version's folder.
        key: its raw 32-byte key.

    Raises:
        RefusedError: a file is missing or damaged, or the index is of other search keys.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self._index = open_reading(folder / INDEX_FILE, key, _INDEX_CACHE_KIB)
        self._roster = open_reading(folder / ROSTER_FILE, key, _ROSTER_CACHE_KIB)
        try:
            found = self._index.execute("SELECT value FROM meta WHERE key = 'key_version'")
            self.key_version = int(found.fetchone()[0])
            _check_version(self.key_version)
            self._missing = rows.missing(self._index, self._roster)
            self._files = rows.files(self._index, self._roster)
        except DatabaseError as error:
            self.close()
            raise translated(error) from None
        except RefusedError:
            self.close()
            raise

    def find(self, plan: Plan, limit: int = 50) -> SearchResult:
        """
        Return the best hits, ranked as `matching.judge` says.

        Args:
            plan: what was typed.
            limit: hits wanted.

        Returns:
            Whole rows; the total is counted up to 1,000.

        Raises:
            RefusedError: a page of the files is damaged.
        """
        started = perf_counter()
        try:
            hits, total, is_floor = self._found(plan, limit)
        except DatabaseError as error:
            raise translated(error) from None
        return SearchResult(tuple(hits), total, is_floor, (perf_counter() - started) * 1000)

    def row(self, reference: str) -> RosterRow | None:
        """Return the row with this canonical number, or None; raises as `find`."""
        try:
            return rows.by_reference(self._roster, reference)
        except DatabaseError as error:
            raise translated(error) from None

    def row_by_id(self, row_id: int) -> RosterRow | None:
        """Return the row with this id, or None; raises as `find`."""
        try:
            return rows.fetch(self._roster, [row_id]).get(row_id)
        except DatabaseError as error:
            raise translated(error) from None

    def close(self) -> None:
        """Let go of the files."""
        self._index.close()
        self._roster.close()

    def _found(self, plan: Plan, limit: int) -> Answer:
        found: Answer = ([], 0, False)
        if plan.finds and not plan.is_impossible:
            has_digits = plan.finds_by_number or plan.phone or plan.supply_point
            is_single = not (plan.name or plan.phone or plan.supply_point)
            judged_all = has_digits and not is_single
            found = self._judged(plan, limit) if judged_all else self._streamed(plan, limit)
        return found if found[1] or plan.instead is None else self._found(plan.instead, limit)

    def _streamed(self, plan: Plan, limit: int) -> Answer:
        """Answer from ids that stream in their final order; only the hits' rows are fetched."""
        if plan.finds_by_number:
            is_exact = bool(plan.letters) or self._is_sole(plan)
            legs = streams.by_number(self._files, plan, is_exact=is_exact)
        else:
            legs = streams.by_name(self._files, plan.name)
        # The full text counts names a tenfold faster than walking on in the order of hits.
        is_plain = not (plan.finds_by_number or plan.letters or self._missing)
        best, total, is_whole = self._walk(legs, limit, plan.letters, may_stop=is_plain)
        if not is_whole:
            total = streams.count_by_name(self._files, plan.name, COUNT_CAP + 1)
        return self._hits(plan, best), min(total, COUNT_CAP), total > COUNT_CAP

    def _walk(
        self, legs: Iterable[Leg], limit: int, letters: str, *, may_stop: bool
    ) -> tuple[list[Place], int, bool]:
        """Return the first places, how many there are to the cap, and whether all were counted."""
        best: list[Place] = []
        seen = set(self._missing)
        known = len(seen)
        for leg in legs:
            enough = limit if may_stop and not leg.is_slow else COUNT_CAP + 1
            for batch in leg.batches():
                fresh = [one for one in batch if one[0] not in seen]
                if letters and not leg.has_letters:
                    fresh = self._letters.having(fresh, letters)
                seen.update([row_id for row_id, _ in fresh])
                best += [(row_id, leg.tier, by) for row_id, by in fresh[: limit - len(best)]]
                if len(seen) - known >= enough:
                    return best, len(seen) - known, enough > limit
        return best, len(seen) - known, True

    def _hits(self, plan: Plan, places: list[Place]) -> list[Hit]:
        found = rows.fetch(self._roster, [row_id for row_id, _, _ in places])
        unsure = [row_id for row_id, _, by in places if not by]
        names = name_keys([found[row_id].name for row_id in unsure])
        held = {
            row_id: NAME if plan.name in name else KANA
            for row_id, name in zip(unsure, names, strict=True)
        }
        return [
            Hit(row_id, found[row_id], tier, (by or held[row_id],)) for row_id, tier, by in places
        ]

    def _judged(self, plan: Plan, limit: int) -> Answer:
        """Answer a plan of several parts: together they leave few rows, and each is judged."""
        found = rows.fetch(self._roster, streams.candidates(self._files, plan))
        is_sole = self._is_sole(plan)
        ordered = []
        keys_of_all = keys_of_rows(list(found.values()))
        for (row_id, row), keys in zip(found.items(), keys_of_all, strict=True):
            match = judge(plan, Judged(row, keys), is_sole=is_sole)
            if match:
                ordered.append((match.order(row_id), Hit(row_id, row, match.tier, match.by)))
        ordered.sort(key=lambda one: one[0])
        hits = [hit for _, hit in ordered[:limit]]
        return hits, min(len(ordered), COUNT_CAP), len(ordered) > COUNT_CAP

    def _is_sole(self, plan: Plan) -> bool:
        if plan.letters or not plan.finds_by_number:
            return False
        return len(streams.with_digits(self._files, plan.digits)) == 1

    @cached_property
    def _letters(self) -> rows.Letters:
        return rows.Letters(self._index)


def _check_version(found: int) -> None:
    if found != KEY_VERSION:
        raise RefusedError("roster-index-outdated")
