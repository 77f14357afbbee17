"""Answering a plan from the index of one roster version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path
from time import perf_counter

from callassist.domain.errors import RefusedError
from callassist.domain.roster import RosterRow
from callassist.domain.search import Hit, SearchResult
from callassist.matching import KEY_VERSION, Plan, judge, keys_of_rows
from callassist.storage.rosters.connection import translated
from callassist.storage.rosters.layout import INDEX_FILE, ROSTER_FILE
from callassist.storage.search import rows, streams
from callassist.storage.search.connection import DatabaseError, open_reading

COUNT_CAP = 1000
"""Rows are counted up to here; more are "1,000 and more"."""

_INDEX_CACHE_KIB = 32768
_ROSTER_CACHE_KIB = 16384


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
            self._missing = rows.missing(self._index, self._roster)
        except DatabaseError as error:
            self.close()
            raise translated(error) from None
        if self.key_version != KEY_VERSION:
            self.close()
            raise RefusedError("roster-index-outdated")

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
        """Return the row with this canonical number, or None."""
        return rows.by_reference(self._roster, reference)

    def row_by_id(self, row_id: int) -> RosterRow | None:
        """Return the row with this id, or None."""
        return rows.fetch(self._roster, [row_id]).get(row_id)

    def close(self) -> None:
        """Let go of the files."""
        self._index.close()
        self._roster.close()

    def _found(self, plan: Plan, limit: int) -> tuple[list[Hit], int, bool]:
        found: tuple[list[Hit], int, bool] = ([], 0, False)
        if plan.finds and not plan.is_impossible:
            has_digits = plan.finds_by_number or plan.phone or plan.supply_point
            is_single = not (plan.name or plan.phone or plan.supply_point)
            judged_all = has_digits and not is_single
            found = self._judged(plan, limit) if judged_all else self._streamed(plan, limit)
        return found if found[1] or plan.instead is None else self._found(plan.instead, limit)

    def _streamed(self, plan: Plan, limit: int) -> tuple[list[Hit], int, bool]:
        """Answer from ids that stream in their final order; only the hits' rows are fetched."""
        is_sole = self._is_sole(plan)
        if plan.finds_by_number:
            is_exact = bool(plan.letters) or is_sole
            ids = streams.by_number(self._index, plan, is_exact=is_exact)
        else:
            ids = self._with_letters(streams.by_name(self._index, plan.name), plan.letters)
        distinct = self._distinct(ids)
        best = list(islice(distinct, limit))
        hits = self._hits(plan, best, is_sole=is_sole)
        total = len(best)
        if total == limit and self._is_plain_name(plan):
            # Counting inside the full text takes a fifth of walking on in the order of hits.
            total = streams.count_by_name(self._index, plan.name, COUNT_CAP + 1)
        elif total == limit:
            total += sum(1 for _ in islice(distinct, COUNT_CAP + 1 - total))
        return hits, min(total, COUNT_CAP), total > COUNT_CAP

    def _is_plain_name(self, plan: Plan) -> bool:
        return not (plan.finds_by_number or plan.letters or self._missing)

    def _judged(self, plan: Plan, limit: int) -> tuple[list[Hit], int, bool]:
        """Answer a plan of several parts: the digits leave few rows, and each is judged."""
        ids = list(self._distinct(streams.candidates(self._index, plan)))
        hits = self._hits(plan, ids, is_sole=self._is_sole(plan))
        return hits[:limit], min(len(hits), COUNT_CAP), len(hits) > COUNT_CAP

    def _hits(self, plan: Plan, ids: list[int], *, is_sole: bool) -> list[Hit]:
        found = rows.fetch(self._roster, ids)
        ordered = []
        for (row_id, row), keys in zip(
            found.items(), keys_of_rows(list(found.values())), strict=True
        ):
            match = judge(plan, keys, is_sole=is_sole)
            if match:
                ordered.append((match.order(row_id), Hit(row_id, row, match.tier, match.by)))
        ordered.sort(key=lambda one: one[0])
        return [hit for _, hit in ordered]

    def _is_sole(self, plan: Plan) -> bool:
        if plan.letters or not plan.finds_by_number:
            return False
        there = streams.with_digits(self._index, plan.digits)
        return len([row_id for row_id in there if row_id not in self._missing]) == 1

    def _distinct(self, ids: Iterable[int]) -> Iterator[int]:
        seen = set(self._missing) if self._missing else set()
        for row_id in ids:
            if row_id not in seen:
                seen.add(row_id)
                yield row_id

    @cached_property
    def _letters(self) -> rows.Letters:
        return rows.Letters(self._index)

    def _with_letters(self, ids: Iterator[int], letters: str) -> Iterator[int]:
        if not letters:
            return ids
        code, of_row = self._letters.code(letters), self._letters.of_rows
        return (row_id for row_id in ids if of_row[row_id] == code) if code else iter(())
