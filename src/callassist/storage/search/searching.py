"""Answering a plan from the index of one roster version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from callassist.domain.errors import RefusedError
from callassist.domain.roster import RosterRow
from callassist.domain.search import Hit, SearchResult, Tier
from callassist.matching import (
    KANA,
    KEY_VERSION,
    NAME,
    Judged,
    Match,
    Plan,
    explained,
    judge,
    keys_of_rows,
    name_keys,
)
from callassist.matching.judging import TIERS, is_loose, without_crowd
from callassist.storage.driver import DatabaseError
from callassist.storage.rosters.connection import translated
from callassist.storage.rosters.layout import INDEX_FILE, ROSTER_FILE
from callassist.storage.search import grams, lower, rows, streams
from callassist.storage.search.connection import open_reading
from callassist.storage.search.streams import Leg
from callassist.storage.search.walking import COUNT_CAP, Place, Walk

_INDEX_CACHE_KIB = 32768
_ROSTER_CACHE_KIB = 16384

Judgements = list[tuple[Match, int, RosterRow]]


class Answer(NamedTuple):
    """Hits in order, how many rows were found, and whether there may be more."""

    hits: list[Hit]
    total: int
    is_floor: bool = False


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
        elapsed = (perf_counter() - started) * 1000
        is_floor = is_floor or total > COUNT_CAP
        return SearchResult(tuple(hits), min(total, COUNT_CAP), is_floor, elapsed)

    def row(self, reference: str) -> RosterRow | None:
        """Return the row with this canonical number, or None; raises as `find`."""
        try:
            return rows.by_reference(self._roster, reference)
        except DatabaseError as error:
            raise translated(error) from None

    def close(self) -> None:
        """Let go of the files."""
        self._index.close()
        self._roster.close()

    def _found(self, plan: Plan, limit: int) -> Answer:
        """Answer a plan, or what else the words may mean where that finds somebody better."""
        found = self._answer(plan, limit)
        if plan.instead is None or (found.hits and not is_loose(found.hits[0].tier)):
            return found
        other = self._found(plan.instead, limit)
        return min(found, other, key=_best)

    def _answer(self, plan: Plan, limit: int) -> Answer:
        if plan.is_impossible or not plan.finds:
            return Answer([], 0)
        has_digits = plan.finds_by_number or plan.phone or plan.supply_point
        is_single = not (plan.name or plan.phone or plan.supply_point)
        judged_all = has_digits and not is_single
        return self._judged(plan, limit) if judged_all else self._streamed(plan, limit)

    def _streamed(self, plan: Plan, limit: int) -> Answer:
        """Answer from ids that stream in their final order; only the hits' rows are fetched."""
        pick = partial(self._letters.having, letters=plan.letters) if plan.letters else None
        walk = Walk(limit, self._missing, pick)
        # The full text counts names a tenfold faster than walking on in the order of hits.
        is_plain = not (plan.finds_by_number or plan.letters or self._missing)
        is_whole = walk.over(self._keyed(plan), may_stop=is_plain)
        if not is_whole:
            total = streams.count_by_name(self._files, plan.name, COUNT_CAP + 1)
            return Answer(self._hits(plan, walk.places), total)
        walk.fill(self._loose(plan, walk))
        return Answer(self._hits(plan, walk.places), walk.met, is_floor=walk.is_floor)

    def _keyed(self, plan: Plan) -> list[Leg]:
        """Return the stretches of rows that have the very key typed, whole or in part."""
        if not plan.finds_by_number:
            return streams.by_name(self._files, plan.name)
        is_exact = bool(plan.letters) or self._is_sole(plan)
        return streams.by_number(self._files, plan, is_exact=is_exact)

    def _loose(self, plan: Plan, walk: Walk) -> Iterator[Leg]:
        """Yield the stretches of rows that only come near what was typed."""
        if not plan.finds_by_number:
            yield from lower.by_sound(self._files, plan, lambda: walk.met)
        elif not walk.met:
            yield lower.by_slip(self._files, plan)

    def _hits(self, plan: Plan, places: list[Place]) -> list[Hit]:
        found = rows.fetch(self._roster, [row_id for row_id, _, _ in places])
        unsure = [row_id for row_id, _, by in places if not by]
        names = name_keys([found[row_id].name for row_id in unsure])
        held = {
            row_id: (NAME,) if plan.name in name else (KANA,)
            for row_id, name in zip(unsure, names, strict=True)
        }
        return [
            self._hit(plan, row_id, found[row_id], tier, by or held[row_id])
            for row_id, tier, by in places
        ]

    def _hit(self, plan: Plan, row_id: int, row: RosterRow, tier: Tier, by: tuple[str, ...]) -> Hit:
        if plan.name:
            return Hit(row_id, row, tier, explained(plan, row, by))
        slip = plan.neighbours[row.reference][1] if tier is Tier.NEAR else None
        return Hit(row_id, row, tier, by, slip)

    def _judged(self, plan: Plan, limit: int) -> Answer:
        """Answer a plan of several parts: together they leave few rows, and each is judged."""
        strict = grams.question(plan, grams.pairs_of(plan.name) if plan.name else "")
        found = self._matches(plan, streams.candidates(self._files, strict))
        found = [one for one in found if not is_loose(one[0].tier)] or self._near(plan)
        found.sort(key=_order)
        hits = [
            Hit(row_id, row, match.tier, match.by, match.differs)
            for match, row_id, row in found[:limit]
        ]
        return Answer(hits, len(found))

    def _near(self, plan: Plan) -> Judgements:
        """Return the rows that answer only by sound or look, or else those a slip away."""
        sounds = lower.candidates(self._files, plan) if plan.name else ""
        if sounds:
            asked = streams.candidates(self._files, grams.question(plan, sounds))
            found = sorted(self._matches(plan, asked), key=_order)
            if standing := [one for one in found if one[0].differs is None]:
                return without_crowd(standing, lambda one: one[0])
        numbers = streams.by_numbers(self._files, plan.neighbours)
        return self._matches(plan, [row_id for row_id, _ in numbers])

    def _matches(self, plan: Plan, ids: Sequence[int]) -> Judgements:
        found = rows.fetch(self._roster, ids)
        keyed = map(Judged, found.values(), keys_of_rows(list(found.values())))
        is_sole = self._is_sole(plan)
        judged = [
            (judge(plan, row, is_sole=is_sole), row_id, row.row)
            for row_id, row in zip(found, keyed, strict=True)
        ]
        return [(match, row_id, row) for match, row_id, row in judged if match]

    def _is_sole(self, plan: Plan) -> bool:
        if plan.letters or not plan.finds_by_number:
            return False
        return len(streams.with_digits(self._files, plan.digits)) == 1

    @cached_property
    def _letters(self) -> rows.Letters:
        return rows.Letters(self._index)


def _best(found: Answer) -> int:
    """Return how good the best hit is; smaller is better."""
    return TIERS.index(found.hits[0].tier) if found.hits else len(TIERS)


def _order(one: tuple[Match, int, RosterRow]) -> tuple[int, int, str, int]:
    return one[0].order(one[1])


def _check_version(found: int) -> None:
    if found != KEY_VERSION:
        raise RefusedError("roster-index-outdated")
