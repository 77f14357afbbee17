"""Reference numbers however they are written, and how they are read back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from callassist.domain.reference import ReferenceNumber, ReferenceRule
from callassist.matching.characters import DASHES, fold
from callassist.matching.digits import digits_said
from callassist.matching.letters import DIGIT_NAMES, LETTER_NAMES, spelt_letters, spelt_ways
from callassist.matching.phones import phone_of

FEWEST_DIGITS = 4
"""Digits that must be typed before anybody is looked for."""

SUPPLY_POINT = 22
"""Digits of a supply point's number."""

_LONGEST = 80  # no way of writing a number is longer, and longer text costs no work
_PHONE_WORDS = frozenset("tel内線電話番号ー")
_POSTCODE = re.compile(rf"[0-9]{{3}}[{re.escape(DASHES)}][0-9]{{4}}")

_LABEL = re.compile(
    r"(?:(?:オ?手紙|通知|書面|ハガキ)ノ)?(?:整理|オ問イ?合ワ?セ)?"
    r"(?:番号|セイリバンゴウ|バンゴウ|ナンバー)(?:ハ|ガ)?[\s:;=.、,]*"
)
_NUMERO = re.compile(r"(?:no(?![a-z]{2})[.:;]?\s*(?=[^0-9]*[0-9])|#\s*)")
_ENDING = re.compile(r"\s*(?:番)?(?:デス|ダソウデス|ニナリマス|ト書イテアリマス)?[\s。.、]*$")
_SEPARATOR = rf"[\s.,・、/_{re.escape(DASHES)}]"
_NUMBER = re.compile(rf"([a-z]*)(?:{_SEPARATOR}|ノ)*([0-9](?:{_SEPARATOR}*[0-9])*)?{_SEPARATOR}*")
_NOT_DIGITS = re.compile(r"[^0-9]+")


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """
    A reference number as far as it was typed.

    Args:
        letters: upper-case half-width letters typed, known or not; "" for none.
        prefix: `letters` where the content pack knows them, else "": nothing is guessed.
        digits: the half-width digits typed, leading zeros kept; "" for none.
        reference: the canonical number where letters and all digits of the rule are there.
    """

    letters: str
    prefix: str
    digits: str
    reference: ReferenceNumber | None

    @property
    def is_unknown(self) -> bool:
        """Whether letters were typed that no incident of the pack has."""
        return bool(self.letters) and not self.prefix


def parse_reference(text: str, rule: ReferenceRule) -> TypedNumber | None:
    """
    Read a reference number, whole or begun, in any of the ways people write it.

    Args:
        text: what was typed or what a cell holds: full width, lower case, with any dashes and
            spaces, after "No." or "整理番号：", the letter in kana.
        rule: how the pack's letters print their numbers.

    Returns:
        The number, or None where the text is something else (a name, a postcode, a sentence).
    """
    body = _body(text, rule)
    spelt, taken = spelt_letters(body)
    found = _NUMBER.fullmatch(spelt.lower() + body[taken:])
    if found is None or not found[0].strip():
        return None
    letters, digits = found[1].upper(), _NOT_DIGITS.sub("", found[2] or "")
    if not digits and not _could_be_prefix(letters, rule):
        return None
    return _typed(letters, digits, rule)


def heard_reference(text: str, rule: ReferenceRule) -> TypedNumber | None:
    """
    Read a reference number whose digits may be said as words (えーぜろぜろいちに…).

    Such words may be a name as well (くによし), so that nothing a file holds is read like this.

    Args:
        text: what was typed.
        rule: how the pack's letters print their numbers.

    Returns:
        The number, its letters known to the pack where that is possible; None where there are no
        digits, or where anything else stands in the text.
    """
    body = _body(text, rule)
    latin = _LATIN.match(body)
    ways = [_latin_way(latin[0], rule)] if latin else spelt_ways(body)
    said = [
        (letters, digits)
        for letters, end in ways
        if (digits := digits_said(_JOINT.sub("", body[end:], count=1)))
    ]
    if not said:
        return None
    # Letters the pack knows, else none, else what was said: オー and キュー are digits too.
    letters, digits = min(said, key=lambda way: (way[0] not in rule.prefixes, way[0] != ""))
    return _typed(letters, digits, rule)


_LATIN = re.compile(r"[a-z]+")
_JOINT = re.compile(rf"^(?:{_SEPARATOR}|ノ)+")


def _latin_way(letters: str, rule: ReferenceRule) -> tuple[str, int]:
    """Return the letters and their length, without an O typed for zero after a known prefix."""
    prefix = letters.rstrip("o").upper()
    known = prefix if prefix in rule.prefixes else letters.upper()
    return known, len(known)


def _body(text: str, rule: ReferenceRule) -> str:
    """Return what stands in the text between a label and the end of a sentence."""
    folded = fold(text).strip()
    if len(text) > _LONGEST or folded.startswith("〒"):
        return ""
    return _ENDING.sub("", _unlabelled(folded, rule))


def _typed(letters: str, digits: str, rule: ReferenceRule) -> TypedNumber:
    whole = ReferenceNumber(letters, digits) if letters and len(digits) == rule.digits else None
    return TypedNumber(letters, letters if letters in rule.prefixes else "", digits, whole)


def _unlabelled(folded: str, rule: ReferenceRule) -> str:
    label = _LABEL.match(folded)
    rest = folded[label.end() :] if label else folded
    numero = _NUMERO.match(rest)
    # "NO" is a label unless the pack has it as a prefix.
    return rest[numero.end() :] if numero and "NO" not in rule.prefixes else rest


def _could_be_prefix(letters: str, rule: ReferenceRule) -> bool:
    longest = max((len(prefix) for prefix in rule.prefixes), default=1)
    return 0 < len(letters) <= longest


def looks_like(text: str, rule: ReferenceRule) -> str:
    """
    Say what a typed number looks like, where it may not be the letter's.

    A bare 123-4567 has the digits of a reference number without its letter as well: it is
    looked up as a number, and only where nobody has it is the postcode worth mentioning.

    Returns:
        "postcode", "phone", "customer-number", "supply-point" or "".
    """
    folded = fold(text).strip()
    if any(mark.isalpha() and mark not in _PHONE_WORDS for mark in folded):
        return ""
    digits = _NOT_DIGITS.sub("", folded)
    if folded.startswith("〒") or _POSTCODE.fullmatch(folded):
        return "postcode"
    if len(digits) <= rule.digits:
        return ""
    if phone_of(folded):
        return "phone"
    return "supply-point" if len(digits) == SUPPLY_POINT else "customer-number"


def read_back(number: ReferenceNumber, rule: ReferenceRule) -> str:
    """
    Return a number as it is read back to the caller: "エー、ゼロ、ゼロ、イチ …".

    The pause between printed groups is longer: a full-width space instead of a comma.
    """
    letters = "、".join(LETTER_NAMES[letter][0] for letter in number.prefix)
    names = [DIGIT_NAMES[int(digit)] for digit in number.digits]
    groups = rule.groups if len(names) == rule.digits else (len(names),)
    spoken, start = [letters] if letters else [], 0
    for size in groups:
        spoken.append("、".join(names[start : start + size]))
        start += size
    return "、".join(spoken)
