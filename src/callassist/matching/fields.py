"""One field of the window: a number, a name, or both in one breath."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from callassist.domain.reference import ReferenceRule
from callassist.matching.characters import fold
from callassist.matching.names import typed_key
from callassist.matching.numbers import (
    FEWEST_DIGITS,
    TypedNumber,
    looks_like,
    parse_reference,
)
from callassist.matching.phones import phone_of


@dataclass(frozen=True, slots=True)
class Field:
    """
    What one field holds.

    Args:
        number: a reference number, whole or begun.
        part: digits that are too many for a number: part of something longer.
        name: key of a name; phone: E.164; supply_point: 22 digits.
        looks_like: what the digits look like, where they may not be the letter's number.
        was_split: whether a number without its letter was cut from a name.
    """

    number: TypedNumber | None = None
    part: str = ""
    name: str = ""
    phone: str = ""
    supply_point: str = ""
    looks_like: str = ""
    was_split: bool = False


def read_field(text: str, rule: ReferenceRule, *, for_number: bool) -> Field:
    """
    Understand one field.

    Args:
        text: what stands in it.
        rule: how the pack's letters print their numbers.
        for_number: whether it is the number's field, where a letter or a few digits are the
            beginning of a number; in the name's they are a name.
    """
    found = _digits_of(text, rule) or _number_of(text, rule, for_number=for_number)
    if found:
        return found
    for numeral, name in _cuts(fold(text).strip()):
        piece = _digits_of(numeral, rule) or _number_of(numeral, rule, for_number=False)
        key = typed_key(name)
        if piece and key:
            bare = piece.number is not None and not piece.number.letters
            return replace(piece, name=key, was_split=bare)
    return Field(name=typed_key(text))


def whole_name(text: str) -> Field:
    """Understand a field as a name and nothing else."""
    return Field(name=typed_key(text))


def _digits_of(text: str, rule: ReferenceRule) -> Field | None:
    """Read a telephone, a supply point, a postcode or digits too many for a number."""
    kind = looks_like(text, rule)
    if kind == "phone":
        return Field(phone=phone_of(text), looks_like=kind)
    digits = re.sub(r"[^0-9]+", "", fold(text))
    if kind == "supply-point":
        return Field(supply_point=digits, looks_like=kind)
    if kind == "customer-number":
        return Field(part=digits, looks_like=kind)
    if kind == "postcode":
        return Field(number=parse_reference(text, rule), looks_like=kind)
    return None


def _number_of(text: str, rule: ReferenceRule, *, for_number: bool) -> Field | None:
    number = parse_reference(text, rule)
    if number is None:
        return None
    enough = len(number.digits) >= FEWEST_DIGITS and (
        not number.is_unknown or number.reference is not None
    )
    if enough or (for_number and not _is_kana_name(text, number)):
        return Field(number=number)
    return None


def _is_kana_name(text: str, number: TypedNumber) -> bool:
    """Return whether letters spelt in kana (あい) name no incident, so that they are a name."""
    return number.is_unknown and not number.digits and not fold(text).strip().isascii()


_MOST_WORDS = 8
_GLUED = (
    re.compile(r"(?P<number>.*[0-9])(?P<name>[^0-9]+)"),
    re.compile(r"(?P<name>[^0-9a-z]+)(?P<number>[a-z].*[0-9])"),
)


def _cuts(folded: str) -> list[tuple[str, str]]:
    """Return the ways to cut a text into a number and a name, the longest number first."""
    words = re.split(r"[\s、,/]+", folded)
    if 1 < len(words) <= _MOST_WORDS:
        at = range(1, len(words))
        return [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in reversed(at)] + [
            (" ".join(words[cut:]), " ".join(words[:cut])) for cut in at
        ]
    glued = (pattern.fullmatch(folded) for pattern in _GLUED)
    # Without a space only a letter tells a number from the digits of a company's name.
    return [(one["number"], one["name"]) for one in glued if one and one["number"][:1].isalpha()]
