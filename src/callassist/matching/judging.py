"""The one definition of what matches and in which order; every index has to agree with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

from callassist.domain.roster import RosterRow
from callassist.domain.search import Difference, Tier
from callassist.matching.keys import RowKeys, keys_of, keys_of_rows
from callassist.matching.listening import GUESSED, look_alike, misheard, same_sound
from callassist.matching.names import spelt_key
from callassist.matching.parts import Sounds, SoundsReader, sounds_of
from callassist.matching.plans import Plan
from callassist.matching.variants import plain

TIERS = tuple(Tier)
"""Best first: hits are ordered by their place here."""

NUMBER, NAME, KANA, PHONE, SUPPLY = "number", "name", "kana", "phone", "supply-point"
VARIANT, READING, ROMAJI, SOUND = "variant", "reading", "romaji", "sound"


class Match(NamedTuple):
    """
    How a row answers a plan.

    Args:
        tier: how well; of two parts asked for, the weaker counts.
        by: which of the row's keys answered, and what was made of it.
        step, key: order inside the tier; the row id decides what is still equal.
        differs: where the typed number differs, for one that is a slip away; else None.
    """

    tier: Tier
    by: tuple[str, ...]
    step: int = 0
    key: str = ""
    differs: Difference | None = None

    @property
    def is_guess(self) -> bool:
        """Whether typed kanji had to be read as no dictionary has them."""
        return self.tier is Tier.READING and self.step == GUESSED

    def order(self, row_id: int) -> tuple[int, int, str, int]:
        """Return what hits are sorted by."""
        return (TIERS.index(self.tier), self.step, self.key, row_id)


class Judged:
    """
    A row to be judged, again and again if need be; what that takes is made out when first asked.

    Args:
        row: a roster row.
        keys, sounds: its keys and sounds, where they are known already.
    """

    def __init__(
        self, row: RosterRow, keys: RowKeys | None = None, sounds: Sounds | None = None
    ) -> None:
        self.row = row
        self.keys = keys or keys_of(row)
        self._sounds = sounds

    @cached_property
    def sounds(self) -> Sounds:
        """How the row's name may sound."""
        return self._sounds or sounds_of(self.row)


def judge(plan: Plan, row: RosterRow | Judged, *, is_sole: bool = True) -> Match | None:
    """
    Say whether and how a row answers what was typed.

    A number one slip away is judged whatever other rows hold; `search_all` lets it stand only
    where no row answers the number itself.

    Args:
        plan: what was typed.
        row: a roster row, or one whose keys are known.
        is_sole: whether no other row of the roster has the digits typed. Without its letter a
            number is exact only then.

    Returns:
        The match, or None.
    """
    if plan.is_impossible or not plan.finds:
        return None
    known = row if isinstance(row, Judged) else Judged(row)
    if plan.letters and not plan.finds_by_number and known.keys.letters != plan.letters:
        return None
    matches = []
    for is_asked, judged in _PARTS:
        if is_asked(plan):
            match = judged(plan, known, is_sole)
            if match is None:
                return None
            matches.append(match)
    found = matches[0] if len(matches) == 1 else _both(matches)
    return found._replace(by=explained(plan, known.row, found.by))


def _both(matches: list[Match]) -> Match:
    weakest = max((match.tier for match in matches), key=TIERS.index)
    differs = next((match.differs for match in matches if match.differs), None)
    return Match(weakest, tuple(by for match in matches for by in match.by), differs=differs)


def explained(plan: Plan, row: RosterRow, by: tuple[str, ...]) -> tuple[str, ...]:
    """
    Return `by` with "variant" added where only another form of a character made names equal.

    Args:
        plan: what was typed.
        row: a row it finds.
        by: which of the row's keys answered.
    """
    held = row.name if NAME in by else row.kana if KANA in by else ""
    if not held or (plan.spelt == plan.name and plain(held) == held):
        return by
    spelt = spelt_key(held)
    is_variant = plan.spelt not in spelt and plan.name in plain(spelt)
    return (*by, VARIANT) if is_variant else by


def _by_number(plan: Plan, row: Judged, is_sole: bool) -> Match | None:  # noqa: FBT001 - one shape for all parts
    fits = not plan.letters or row.keys.letters == plan.letters
    return (fits and _by_digits(plan, row.keys, is_sole)) or _by_slip(plan, row.keys)


def _by_digits(plan: Plan, keys: RowKeys, is_sole: bool) -> Match | None:  # noqa: FBT001 - as above
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
    if any(phone.endswith(plan.digits) for phone in keys.phones):
        return Match(Tier.PART, (PHONE,))
    if keys.supply_point.endswith(plan.digits):
        return Match(Tier.PART, (SUPPLY,))
    return None


def _by_slip(plan: Plan, keys: RowKeys) -> Match | None:
    near = plan.neighbours.get(keys.letters + keys.digits)
    return Match(Tier.NEAR, (NUMBER,), near[0], differs=near[1]) if near else None


def _by_phone(plan: Plan, row: Judged, _: bool) -> Match | None:  # noqa: FBT001 - as above
    return Match(Tier.EXACT, (PHONE,)) if plan.phone in row.keys.phones else None


def _by_supply_point(plan: Plan, row: Judged, _: bool) -> Match | None:  # noqa: FBT001 - as above
    return Match(Tier.EXACT, (SUPPLY,)) if row.keys.supply_point == plan.supply_point else None


def _by_name(plan: Plan, row: Judged, _: bool) -> Match | None:  # noqa: FBT001 - as above
    return _by_key(plan.name, row.keys.name, row.keys.kana) or _by_sound(plan, row)


def _by_key(typed: str, name: str, kana: str) -> Match | None:
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


def _by_sound(plan: Plan, row: Judged) -> Match | None:
    """Judge by sounds and looks, as far as what was typed can be heard or has look-alikes."""
    heard = plan.heard
    if not heard:
        return None
    latin = (ROMAJI,) if heard.is_romaji else ()
    step = same_sound(heard, row.keys.name, row.sounds)
    if step is not None:
        return Match(Tier.READING, latin or (READING,), step)
    similar = look_alike(heard.similar, row.keys.name)
    if similar:
        return Match(Tier.SIMILAR, (NAME,), *similar)
    step = misheard(heard, row.sounds)
    return None if step is None else Match(Tier.NEAR, (*latin, SOUND), step)


_PARTS = (
    (lambda plan: plan.finds_by_number, _by_number),
    (lambda plan: bool(plan.phone), _by_phone),
    (lambda plan: bool(plan.supply_point), _by_supply_point),
    (lambda plan: bool(plan.name), _by_name),
)

_Found = TypeVar("_Found")

Found = list[tuple[int, Match]]
"""Row id and match, best first."""

MANY = 10
"""Rows that answer better: where there are so many, nobody looks through near ones as well."""

MOST_WITH_NEAR = 20
"""Rows that a list with names one sound off may have: nobody looks through more of them."""

MOST_WITH_GUESSES = 5
"""Rows that may stand before look-alikes where the last of them are guesses."""


def judged_rows(rows: Sequence[tuple[int, RosterRow]]) -> list[tuple[int, Judged]]:
    """Return rows, each with its id, made ready for being judged many times."""
    plain_rows = [row for _, row in rows]
    known = map(Judged, plain_rows, keys_of_rows(plain_rows), SoundsReader().read(plain_rows))
    return list(zip([row_id for row_id, _ in rows], known, strict=True))


def search_all(plan: Plan, rows: Sequence[tuple[int, RosterRow | Judged]]) -> Found:
    """
    Search without an index: every row is judged. What an index answers is measured by this.

    Numbers one slip away stand only where no row answers otherwise, names one sound off only
    where few do; the other understanding of a plan only where the first finds nothing by its
    keys, and it finds in a better tier.

    Args:
        plan: what was typed.
        rows: row id and row.

    Returns:
        Row id and match of every row that answers, best first.
    """
    known = [(at, row if isinstance(row, Judged) else Judged(row)) for at, row in rows]
    found = _standing(_search(plan, known))
    if plan.instead is None or (found and not is_loose(found[0][1].tier)):
        return found
    other = search_all(plan.instead, known)
    return other if _best(other) < _best(found) else found


def is_loose(tier: Tier) -> bool:
    """Return whether a tier compares sounds or looks instead of keys."""
    return TIERS.index(tier) > TIERS.index(Tier.PART)


def _search(plan: Plan, rows: Sequence[tuple[int, Judged]]) -> Found:
    is_sole = sum(row.keys.digits == plan.digits for _, row in rows) == 1
    judged = ((row_id, judge(plan, row, is_sole=is_sole)) for row_id, row in rows)
    found = [(row_id, match) for row_id, match in judged if match]
    return sorted(found, key=lambda one: one[1].order(one[0]))


def _standing(found: Found) -> Found:
    standing = [one for one in found if one[1].differs is None]
    return without_crowd(standing, lambda one: one[1]) if standing else found


def without_crowd(found: list[_Found], match_of: Callable[[_Found], Match]) -> list[_Found]:
    """
    Return what was found, with few guesses, and few near ones or, beside many others, none.

    Args:
        found: by name, best first; no numbers one slip away.
        match_of: how one of them answers.
    """
    found = [
        one
        for place, one in enumerate(found)
        if place < MOST_WITH_GUESSES or not match_of(one).is_guess
    ]
    better = [one for one in found if match_of(one).tier is not Tier.NEAR]
    return better if len(better) >= MANY else better + found[len(better) : MOST_WITH_NEAR]


def _best(found: Found) -> int:
    return TIERS.index(found[0][1].tier) if found else len(TIERS)


def meant(plan: Plan, row: RosterRow, tier: Tier) -> Plan:
    """
    Return which understanding of the words found a row: the plan itself, or the one instead.

    Args:
        plan: what was typed.
        row: a row found.
        tier: how well it answers.
    """
    if plan.instead is None:
        return plan
    matches = (judge(plan, row, is_sole=is_sole) for is_sole in (True, False))
    return plan if any(match and match.tier is tier for match in matches) else plan.instead
