"""Decide what the screen has to say about a search."""

from __future__ import annotations

from dataclasses import dataclass

from callassist.domain.reference import ReferenceRule
from callassist.domain.roster import RosterStamp
from callassist.domain.search import SearchResult, Tier
from callassist.matching import Plan, plan, read_back
from callassist.services.ports import OpenRoster, Searcher
from callassist.services.views import ResultView, SearchState, SearchView

NOTHING = SearchResult(hits=(), total=0, total_is_floor=False, elapsed_ms=0.0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a search came to, before anyone decided what may be shown of it."""

    asked: Plan
    state: SearchState
    result: SearchResult
    prefix: str
    read_back: str
    stamp: RosterStamp | None

    def view(self, results: tuple[ResultView, ...], elapsed_ms: float) -> SearchView:
        """Return the outcome with its results as they may be shown."""
        return SearchView(
            state=self.state,
            results=results,
            total=self.result.total,
            total_is_floor=self.result.total_is_floor,
            elapsed_ms=elapsed_ms,
            prefix=self.prefix,
            read_back=self.read_back,
            looks_like=self.asked.looks_like,
            roster=self.stamp,
        )


def conclude(
    asked: Plan, opened: OpenRoster | None, rule: ReferenceRule, limit: int, *, whole: bool
) -> Outcome:
    """
    Look a plan up and say what the search came to.

    Args:
        asked: what was typed, as the matching understands it.
        opened: the active roster, or None before the first import.
        rule: how the letters print their numbers.
        limit: hits wanted.
        whole: whether the reader may see rows that only resemble what was typed.
    """
    state = _before_looking(asked, opened, rule)
    result = NOTHING
    if state is None and opened is not None:
        result = opened.searcher.find(asked, limit)
        state, result = _after_looking(asked, result, opened.searcher, rule, whole=whole)
    return Outcome(
        asked=asked,
        state=state or SearchState.NO_ROSTER,
        result=result,
        prefix=asked.letters if asked.letters in rule.prefixes else "",
        read_back=read_back(asked.number, rule) if asked.number else "",
        stamp=opened.stamp if opened else None,
    )


def _before_looking(
    asked: Plan, opened: OpenRoster | None, rule: ReferenceRule
) -> SearchState | None:
    """Return the state of a search that needs no look at the roster, or None."""
    if asked.is_empty:
        return SearchState.EMPTY
    if asked.letters and asked.letters not in rule.prefixes:
        return SearchState.UNKNOWN_PREFIX
    if asked.prefix_only:
        return SearchState.PREFIX_ONLY
    if asked.too_short:
        return SearchState.TOO_SHORT
    return None if opened else SearchState.NO_ROSTER


def _after_looking(
    asked: Plan, result: SearchResult, searcher: Searcher, rule: ReferenceRule, *, whole: bool
) -> tuple[SearchState, SearchResult]:
    if not result.hits:
        return _nothing(asked, searcher, rule)
    if result.hits[0].tier is Tier.NEAR:
        # A near miss names nobody: the operator asks for the number again.
        return SearchState.NEAR_MISS, result if whole else NOTHING
    return (SearchState.FOUND if result.total == 1 else SearchState.SEVERAL), result


def _nothing(
    asked: Plan, searcher: Searcher, rule: ReferenceRule
) -> tuple[SearchState, SearchResult]:
    if asked.looks_like:
        return SearchState.NOT_A_REFERENCE, NOTHING
    if asked.number and asked.name:
        alone = searcher.find(plan(str(asked.number), "", rule), 1)
        if alone.total == 1 and alone.hits[0].tier is Tier.EXACT:
            return SearchState.NAME_MISMATCH, alone
    return SearchState.NOT_FOUND, NOTHING
