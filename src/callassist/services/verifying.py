"""Compare what a caller says with a row: blind, the row is never shown."""

from __future__ import annotations

from callassist.domain.reference import ReferenceRule
from callassist.domain.roster import RosterRow
from callassist.domain.search import Tier
from callassist.matching import Plan, plan, same_family_name
from callassist.services.ports import Searcher
from callassist.services.views import Check, Verification


def compare(
    token: str, asked: Plan, row: RosterRow, searcher: Searcher, rule: ReferenceRule
) -> Verification:
    """
    Return how far what was typed verifies the caller for a row.

    Args:
        token: handle of the row.
        asked: the two fields as the matching understands them.
        row: the row.
        searcher: its roster: without its letter, digits must be nobody else's.
        rule: how the letters print their numbers.
    """
    reference = _compare_number(asked, row, searcher, rule)
    name = _compare_name(asked, row)
    stage = int(reference is Check.MATCH and name is Check.MATCH)
    return Verification(token=token, stage=stage, reference=reference, name=name)


def _compare_number(asked: Plan, row: RosterRow, searcher: Searcher, rule: ReferenceRule) -> Check:
    if asked.number is None:
        return Check.NOT_ASKED
    if asked.letters:
        return Check.MATCH if str(asked.number) == row.reference else Check.MISMATCH
    return Check.MATCH if _is_sole(asked, row, searcher, rule) else Check.MISMATCH


def _is_sole(asked: Plan, row: RosterRow, searcher: Searcher, rule: ReferenceRule) -> bool:
    hits = searcher.find(plan(asked.digits, "", rule), 1).hits
    return bool(hits) and hits[0].tier is Tier.EXACT and hits[0].row.reference == row.reference


def _compare_name(asked: Plan, row: RosterRow) -> Check:
    names = {one.name for one in (asked, asked.instead) if one is not None and one.name}
    if not names:
        return Check.NOT_ASKED
    return Check.MATCH if any(same_family_name(name, row) for name in names) else Check.MISMATCH
