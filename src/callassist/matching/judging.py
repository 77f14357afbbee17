"""The one definition of what matches and in which order; every index has to agree with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from callassist.domain.roster import RosterRow
from callassist.domain.search import Tier
from callassist.matching.keys import RowKeys, keys_of, keys_of_rows
from callassist.matching.plans import Plan

TIERS = tuple(Tier)
"""Best first: hits are ordered by their place here."""

NUMBER, NAME, KANA, PHONE, SUPPLY = "number", "name", "kana", "phone", "supply-point"


class Match(NamedTuple):
    """
    How a row answers a plan.

    Args:
        tier: how well; of two parts asked for, the weaker counts.
        by: which of the row's keys answered.
        step, key: order inside the tier; the row id decides what is still equal.
    """

    tier: Tier
    by: tuple[str, ...]
    step: int = 0
    key: str = ""

    def order(self, row_id: int) -> tuple[int, int, str, int]:
        """Return what hits are sorted by."""
        return (TIERS.index(self.tier), self.step, self.key, row_id)


def judge(plan: Plan, row: RosterRow | RowKeys, *, is_sole: bool = True) -> Match | None:
    """
    Say whether and how a row answers what was typed.

    Args:
        plan: what was typed.
        row: a roster row, or its keys where they are known.
        is_sole: whether no other row of the roster has the digits typed. Without its letter a
            number is exact only then.

    Returns:
        The match, or None.
    """
    if plan.is_impossible or not plan.finds:
        return None
    keys = row if isinstance(row, RowKeys) else keys_of(row)
    if plan.letters and keys.letters != plan.letters:
        return None
    matches = []
    for is_asked, judged in _PARTS:
        if is_asked(plan):
            match = judged(plan, keys, is_sole)
            if match is None:
                return None
            matches.append(match)
    return matches[0] if len(matches) == 1 else _both(matches)


def _both(matches: list[Match]) -> Match:
    weakest = max((match.tier for match in matches), key=TIERS.index)
    return Match(weakest, tuple(by for match in matches for by in match.by))


def _by_number(plan: Plan, keys: RowKeys, is_sole: bool) -> Match | None:  # noqa: FBT001 - one shape for all parts
    typed, digits = plan.digits, keys.digits
    if typed == digits:
        if plan.letters or is_sole:
            return Match(Tier.EXACT, (NUMBER,))
        return Match(Tier.PART, (NUMBER,))
    if plan.letters and digits.startswith(typed):
        return Match(Tier.PREFIX, (NUMBER,), 0, digits)
    if digits.endswith(typed):
        return Match(Tier.PART, (NUMBER,), 1)
    if digits.startswith(typed):
        return Match(Tier.PART, (NUMBER,), 2, keys.letters + digits)
    return None if plan.letters else _narrowed(plan, keys)


def _narrowed(plan: Plan, keys: RowKeys) -> Match | None:
    """Let the last digits of a telephone or supply point narrow what the name finds."""
    if not plan.name:
        return None
    if keys.phone.endswith(plan.digits):
        return Match(Tier.PART, (PHONE,))
    if keys.supply_point.endswith(plan.digits):
        return Match(Tier.PART, (SUPPLY,))
    return None


def _by_phone(plan: Plan, keys: RowKeys, _: bool) -> Match | None:  # noqa: FBT001 - as above
    return Match(Tier.EXACT, (PHONE,)) if keys.phone == plan.phone else None


def _by_supply_point(plan: Plan, keys: RowKeys, _: bool) -> Match | None:  # noqa: FBT001 - as above
    return Match(Tier.EXACT, (SUPPLY,)) if keys.supply_point == plan.supply_point else None


def _by_name(plan: Plan, keys: RowKeys, _: bool) -> Match | None:  # noqa: FBT001 - as above
    typed, name, kana = plan.name, keys.name, keys.kana
    if typed == name:
        return Match(Tier.EXACT, (NAME,))
    if typed == kana:
        return Match(Tier.EXACT, (KANA,))
    if name.startswith(typed):
        return Match(Tier.PREFIX, (NAME,), 0, name)
    if kana.startswith(typed):
        return Match(Tier.PREFIX, (KANA,), 1, kana)
    if typed in name:
        return Match(Tier.PART, (NAME,))
    return Match(Tier.PART, (KANA,)) if typed in kana else None


_PARTS = (
    (lambda plan: plan.finds_by_number, _by_number),
    (lambda plan: bool(plan.phone), _by_phone),
    (lambda plan: bool(plan.supply_point), _by_supply_point),
    (lambda plan: bool(plan.name), _by_name),
)


def search_all(plan: Plan, rows: Sequence[tuple[int, RosterRow]]) -> list[tuple[int, Match]]:
    """
    Search without an index: every row is judged. What an index answers is measured by this.

    Args:
        plan: what was typed.
        rows: row id and row.

    Returns:
        Row id and match of every row that answers, best first.
    """
    ids, keys_of_all = [row_id for row_id, _ in rows], keys_of_rows([row for _, row in rows])
    keyed = list(zip(ids, keys_of_all, strict=True))
    sole = sum(keys.digits == plan.digits for _, keys in keyed) == 1
    judged = ((row_id, judge(plan, keys, is_sole=sole)) for row_id, keys in keyed)
    found = [(row_id, match) for row_id, match in judged if match]
    found.sort(key=lambda one: one[1].order(one[0]))
    return found or (search_all(plan.instead, rows) if plan.instead else [])
