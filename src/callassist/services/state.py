"""Decide what the screen has to say about a search."""

from __future__ import annotations

from dataclasses import dataclass, replace

from callassist.domain.reference import ReferenceRule
from callassist.domain.roster import RosterStamp
from callassist.domain.search import Difference, Hit, SearchResult, Tier
from callassist.matching import Plan, plan, read_back
from callassist.services.ports import OpenRoster, Searcher
from callassist.services.views import ResultView, SearchState, SearchView

NOTHING = SearchResult(hits=(), total=0, total_is_floor=False, elapsed_ms=0.0)
NEIGHBOURS = 50  # so many near misses are looked at for their places, whatever the limit


@dataclass(frozen=True, slots=True)
class Finding:
    """What a look at the roster came to: the state, the hits its reader gets, the places."""

    state: SearchState
    result: SearchResult = NOTHING
    differs: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a search came to, before anyone decided what may be shown of it."""

    asked: Plan
    finding: Finding
    prefix: str
    read_back: str
    stamp: RosterStamp | None

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The rows that their reader gets, whole or masked."""
        return self.finding.result.hits

    def view(self, results: tuple[ResultView, ...], elapsed_ms: float) -> SearchView:
        """Return the outcome with its results as they may be shown."""
        return SearchView(
            state=self.finding.state,
            results=results,
            listed=len(self.hits),
            total=self.finding.result.total,
            total_is_floor=self.finding.result.total_is_floor,
            elapsed_ms=elapsed_ms,
            prefix=self.prefix,
            read_back=self.read_back,
            looks_like=self.asked.looks_like,
            roster=self.stamp,
            differs=self.finding.differs,
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
    if state is None and opened is not None:
        finding = _Look(asked, opened.searcher, rule, whole=whole).finding(limit)
    else:
        finding = Finding(state or SearchState.NO_ROSTER)
    return Outcome(
        asked=asked,
        finding=finding,
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
    # An unknown letter may be a known one misheard; only the roster can tell.
    if _is_foreign(asked, rule) and not (opened and asked.finds_by_number):
        return SearchState.UNKNOWN_PREFIX
    if asked.prefix_only:
        return SearchState.PREFIX_ONLY
    if asked.too_short:
        return SearchState.TOO_SHORT
    return None if opened else SearchState.NO_ROSTER


def _is_foreign(asked: Plan, rule: ReferenceRule) -> bool:
    return bool(asked.letters) and asked.letters not in rule.prefixes


@dataclass(frozen=True, slots=True)
class _Look:
    """One look at a roster, for a reader who sees rows whole or does not."""

    asked: Plan
    searcher: Searcher
    rule: ReferenceRule
    whole: bool

    def finding(self, limit: int) -> Finding:
        """Look the plan up."""
        result = self.searcher.find(self.asked, limit)
        sure = _without_near(result)
        if _is_foreign(self.asked, self.rule) and (sure.hits or not result.hits):
            return Finding(SearchState.UNKNOWN_PREFIX)
        if sure.hits:
            state = SearchState.FOUND if sure.total == 1 else SearchState.SEVERAL
            return Finding(state, result if self.whole else sure)
        return self._near(result) if result.hits else self._nothing()

    def _near(self, result: SearchResult) -> Finding:
        """Tell that something resembles what was typed; only who sees rows whole sees which."""
        shown = result if self.whole else NOTHING
        differs = self._places(result)
        if differs or not self.asked.name:
            return Finding(SearchState.NEAR_MISS, shown, differs)
        # With the right number a name one sound off is told as any other wrong name: whoever
        # reads numbers from a list must not be led to the names.
        named = self._by_number_alone()
        if named:
            return Finding(SearchState.NAME_MISMATCH, shown if self.whole else named)
        return Finding(SearchState.NEAR_NAME, shown)

    def _places(self, result: SearchResult) -> tuple[Difference, ...]:
        """Return the distinct places in which all near numbers differ, not only those listed."""
        if result.total > len(result.hits):
            result = self.searcher.find(self.asked, NEIGHBOURS)
        return tuple(dict.fromkeys(hit.differs for hit in result.hits if hit.differs))

    def _nothing(self) -> Finding:
        if self.asked.looks_like:
            return Finding(SearchState.NOT_A_REFERENCE)
        named = self._by_number_alone()
        if named:
            return Finding(SearchState.NAME_MISMATCH, named)
        return Finding(SearchState.NOT_FOUND)

    def _by_number_alone(self) -> SearchResult | None:
        """Return the one row of the number typed, a match in part: its name is another."""
        if not (self.asked.number and self.asked.name):
            return None
        alone = self.searcher.find(plan(str(self.asked.number), "", self.rule), 1)
        if alone.total != 1 or alone.hits[0].tier is not Tier.EXACT:
            return None
        return replace(alone, hits=(replace(alone.hits[0], tier=Tier.PART),))


def _without_near(result: SearchResult) -> SearchResult:
    """Return what answers the words typed; what only resembles them stands behind it, if at all."""
    hits = tuple(hit for hit in result.hits if hit.tier is not Tier.NEAR)
    if len(hits) == len(result.hits):
        return result
    return replace(result, hits=hits, total=len(hits), total_is_floor=False)
