"""One field of the window: a number, a name, or both in one breath."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from callassist.domain.reference import ReferenceRule
from callassist.matching.characters import fold
from callassist.matching.names import tight, typed_text
from callassist.matching.numbers import (
    FEWEST_DIGITS,
    TypedNumber,
    heard_reference,
    looks_like,
    parse_reference,
)
from callassist.matching.phones import phone_of
from callassist.matching.romaji import kana_of


@dataclass(frozen=True, slots=True)
class Field:
    """
    What one field holds.

    Args:
        number: a reference number, whole or begun.
        part: digits that are too many for a number: part of something longer.
        name: a name folded, without honorifics and a company's form.
        phone: E.164; supply_point: 22 digits.
        looks_like: what the digits look like, where they may not be the letter's number.
        instead: how else to understand the text, tried where this finds nobody.
    """

    number: TypedNumber | None = None
    part: str = ""
    name: str = ""
    phone: str = ""
    supply_point: str = ""
    looks_like: str = ""
    instead: Field | None = None


def read_field(text: str, rule: ReferenceRule, *, for_number: bool) -> Field:
    """
    Understand one field.

    Args:
        text: what stands in it.
        rule: how the pack's letters print their numbers.
        for_number: whether it is the number's field, where a letter or a few digits are the
            beginning of a number; in the name's they are a name.
    """
    folded = fold(text)
    if not _MAY_COUNT.search(folded):
        return _named(folded)
    return (
        _digits_of(folded, rule)
        or _number_of(folded, rule, for_number=for_number)
        or _said(folded, rule, for_number=for_number)
        or _both(folded, rule)
        or _named(folded)
    )


# Digits, letters, 〒, and whatever may be the name of a digit or letter: most kanji are none.
_MAY_COUNT = re.compile("[0-9a-zァ-ヺ〒〇○◯零一二三四五六七八九壱弐参伍]")


def _named(text: str) -> Field:
    return Field(name=typed_text(text))


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
    """Read a number in written digits."""
    number = parse_reference(text, rule)
    if number is None or _is_name(number, text, rule):
        return None
    enough = len(number.digits) >= FEWEST_DIGITS and (
        not number.is_unknown or number.reference is not None
    )
    return Field(number=number) if enough or for_number else None


def _is_name(number: TypedNumber, text: str, rule: ReferenceRule) -> bool:
    """Return whether letters that name no incident are rather a name, or digits that were said."""
    if not number.is_unknown:
        return False
    folded = fold(text).strip()
    if not folded.isascii():
        heard = heard_reference(text, rule)
        return not number.digits or (heard is not None and not heard.is_unknown)
    more = len(number.letters) - max(map(len, rule.prefixes), default=1)
    # One letter too many is a slip (AB0012345) unless a space sets a name off (ii 2345).
    return more > 1 or (more == 1 and _is_set_off(folded) and bool(kana_of(number.letters)))


def _is_set_off(folded: str) -> bool:
    return re.match(r"[a-z]+\s", folded) is not None


def _said(text: str, rule: ReferenceRule, *, for_number: bool) -> Field | None:
    """Read a number said in words, all of it or some digits; a name may sound the same."""
    number = heard_reference(text, rule)
    if number is None or _is_name(number, text, rule):
        return None
    as_number, as_name = Field(number=number), _named(text)
    enough = len(number.digits) >= FEWEST_DIGITS
    if re.search("[0-9a-z]", fold(text)):
        both = None if number.prefix else _both(text, rule)
        if both and tight(both.name).isalpha() and not _is_certain(number, rule):
            return replace(both, instead=as_number)
        return replace(as_number, instead=as_name) if enough or for_number else None
    if (enough and _is_certain(number, rule)) or (for_number and (enough or number.prefix)):
        return replace(as_number, instead=as_name)
    return replace(as_name, instead=as_number) if enough else None


def _is_certain(number: TypedNumber, rule: ReferenceRule) -> bool:
    """Return whether words are digits rather than a name (くによし)."""
    return bool(number.prefix) or len(number.digits) >= rule.digits


def _both(text: str, rule: ReferenceRule) -> Field | None:
    """Read a number and a name in one field, in either order."""
    for numeral, name in _cuts(fold(text).strip(), rule):
        said = typed_text(name)
        piece = _numeral(numeral, rule)
        if said and piece:
            bare = piece.number is not None and not piece.number.letters
            return replace(piece, name=said, instead=_named(text) if bare else None)
    return None


def _numeral(text: str, rule: ReferenceRule) -> Field | None:
    found = _digits_of(text, rule) or _number_of(text, rule, for_number=False)
    if found:
        return found
    said = heard_reference(text, rule)
    if said and len(said.digits) >= FEWEST_DIGITS and _is_certain(said, rule):
        return Field(number=said)
    return None


_MOST_WORDS = 8
_GLUED = (
    re.compile(r"(?P<number>.*[0-9])(?P<name>[^0-9]+)"),
    re.compile(r"(?P<name>[^0-9a-z]+)(?P<number>[a-z]?.*[0-9])"),
)
_LATIN_NAME = re.compile(r"(?P<letters>[a-z]{3,})(?P<digits>[0-9]+)")
_VOWELS = "aiueo"


def _cuts(folded: str, rule: ReferenceRule) -> Iterator[tuple[str, str]]:
    """Yield the ways to cut a text into a number and a name, the longest number first."""
    words = re.split(r"[\s、,/]+", folded)
    if 1 < len(words) <= _MOST_WORDS:
        at = range(1, len(words))
        yield from ((" ".join(words[:cut]), " ".join(words[cut:])) for cut in reversed(at))
        yield from ((" ".join(words[cut:]), " ".join(words[:cut])) for cut in at)
        return
    for pattern in _GLUED:
        if glued := pattern.fullmatch(folded):
            yield glued["number"], glued["name"]
    if latin := _LATIN_NAME.fullmatch(folded):
        yield from _latin_cuts(latin["letters"], latin["digits"], rule)


def _latin_cuts(letters: str, digits: str, rule: ReferenceRule) -> Iterator[tuple[str, str]]:
    """Cut saekia0012345 before the A: names end in a vowel, and whole numbers have a letter."""
    for prefix in map(str.lower, rule.prefixes):
        name = letters.removesuffix(prefix)
        if name != letters and name[-1:] in _VOWELS and len(digits) == rule.digits:
            yield prefix + digits, name
    yield digits, letters
