"""From what stands in the two fields to what is looked up."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from callassist.domain.reference import ReferenceNumber, ReferenceRule
from callassist.domain.search import Difference
from callassist.matching.characters import fold, is_hostile
from callassist.matching.fields import Field, read_field
from callassist.matching.heard import Heard, hear
from callassist.matching.names import tight, without_spoken_honorific
from callassist.matching.neighbours import neighbours
from callassist.matching.numbers import FEWEST_DIGITS
from callassist.matching.variants import plain

_LONGEST_TYPED = 300  # no name and number together are longer: it is pasted junk


@dataclass(frozen=True)
class Plan:
    """
    What the operator is looking for; every part given must fit a row.

    Args:
        letters: letters of the number, known to the pack or not.
        digits: digits of the number as far as typed; more than a number has are part of a
            telephone or supply point, and only narrow.
        name: key of the name.
        said: the name folded, with its spaces.
        phone: whole telephone in E.164; supply_point: whole 22 digits.
        looks_like: what the digits typed look like, where they may not be the letter's:
            "postcode", "phone", "customer-number", "supply-point"; else "".
        is_whole: whether letters and all digits of the pack's rule were typed.
        typed: whether anything at all stands in the fields.
        is_impossible: whether the text can be nobody's (control characters, endless text).
        instead: how else to understand the words; it stands where it finds in a better tier.
        rule: how the pack's letters print their numbers.
    """

    letters: str = ""
    digits: str = ""
    name: str = ""
    said: str = ""
    phone: str = ""
    supply_point: str = ""
    looks_like: str = ""
    is_whole: bool = False
    typed: bool = False
    is_impossible: bool = False
    instead: Plan | None = None
    rule: ReferenceRule | None = field(default=None, repr=False, compare=False)

    @property
    def prefix(self) -> str:
        """The letters typed, known or not."""
        return self.letters

    @property
    def number(self) -> ReferenceNumber | None:
        """The number as far as typed, with or without its letters; None without digits."""
        return ReferenceNumber(self.letters, self.digits) if self.digits else None

    @property
    def finds_by_number(self) -> bool:
        """Whether enough digits were typed to look anybody up by them."""
        return len(self.digits) >= FEWEST_DIGITS

    @property
    def finds(self) -> bool:
        """Whether anybody is looked for at all."""
        if self.is_impossible or self.finds_by_number:
            return True
        return bool(self.name or self.phone or self.supply_point)

    @cached_property
    def spelt(self) -> str:
        """Key of the name as it is spelt, before the forms of a character become one."""
        return tight(self.said)

    @cached_property
    def heard(self) -> Heard:
        """How the name sounds and what looks like it: the lower tiers' part, made when asked."""
        return hear(self.said, self.name)

    @cached_property
    def neighbours(self) -> dict[str, tuple[int, Difference]]:
        """Numbers one slip away from the one typed: how likely (0 first), and the slip."""
        if self.rule is None or not self.finds_by_number:
            return {}
        near = neighbours(self.letters, self.digits, self.rule)
        return {number: (at, difference) for at, (number, difference) in enumerate(near)}

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.typed

    @property
    def prefix_only(self) -> bool:
        """Whether only the letter was typed: it tells the incident and looks for nobody."""
        return bool(self.letters) and not self.digits and not self.finds

    @property
    def too_short(self) -> bool:
        """Whether too little was typed to look for anybody."""
        return self.typed and not (self.finds or self.prefix_only or self.looks_like)


def plan(number: str, name: str, rule: ReferenceRule) -> Plan:
    """
    Understand what stands in the two fields; each may hold the other's content too.

    Args:
        number: text of the number field.
        name: text of the name field.
        rule: how the pack's letters print their numbers.

    Returns:
        The plan. Control and bidirectional characters, or text longer than any name, make one
        that finds nobody.
    """
    if max(len(number), len(name)) > _LONGEST_TYPED or is_hostile(number + name):
        return Plan(typed=True, is_impossible=True)
    first = read_field(number, rule, for_number=True) if number else Field()
    second = read_field(name, rule, for_number=False) if name else Field()
    asked = _merged(first, second, rule, typed=bool(fold(number + name).strip()))
    if first.instead or second.instead:
        others = (first.instead or first, second.instead or second)
        return replace(asked, instead=_merged(*others, rule, typed=True))
    bare = without_spoken_honorific(asked.said)
    return asked if bare == asked.said else replace(asked, instead=_named(asked, bare))


def _named(asked: Plan, said: str) -> Plan:
    """Return the plan with another name."""
    return replace(asked, said=said, name=plain(tight(said)))


def _merged(first: Field, second: Field, rule: ReferenceRule, *, typed: bool) -> Plan:
    number = first.number or second.number
    digits = number.digits if number else first.part or second.part
    said = f"{first.name} {second.name}".strip()
    return Plan(
        letters=number.letters if number else "",
        digits=digits,
        name=plain(tight(said)),
        said=said,
        phone=first.phone or second.phone,
        supply_point=first.supply_point or second.supply_point,
        looks_like=first.looks_like or second.looks_like,
        is_whole=number is not None and number.reference is not None and len(digits) == rule.digits,
        typed=typed,
        rule=rule,
    )
