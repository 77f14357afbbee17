"""The numbers one slip away from a number typed that nobody has."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

from callassist.domain.reference import ReferenceRule
from callassist.domain.search import Difference, Slip

_MOST = 300
"""Numbers looked for at most: all of them for three prefixes."""

# Digits whose names end alike (イチ, シチ, ハチ; ニ, シ; ゴ, ロク, ク), and 4 and 7, both シ….
_ALIKE = frozenset({"17", "71", "47", "74", "18", "81", "78", "87", "24", "42", "69", "96"})

# Letters whose names rhyme or begin alike.
_RHYMING = ("BCDEGPTVZ", "AHJK", "FLMNSX", "IY", "QUW")

# Digits whose names, or whose looks, are taken for a letter: エイト, シ, オー, キュー, イチ.
_LETTERS_HEARD = MappingProxyType(
    {"8": "ABH", "4": "CA", "0": "OD", "9": "QG", "1": "IE", "7": "CT"}
)

Neighbour = tuple[str, Difference]


def neighbours(letters: str, digits: str, rule: ReferenceRule) -> tuple[Neighbour, ...]:
    """
    Return the whole numbers one slip away from the one typed, the likeliest first.

    Two neighbouring digits swapped, one digit wrong, left out or typed too much, the letter wrong
    or heard as a digit. Without its letter a number may have any the pack knows, but then a digit
    too many is only one that was typed twice.

    Args:
        letters: as typed, known to the pack or not; "" for none.
        digits: as typed.
        rule: how the pack's letters print their numbers.

    Returns:
        Canonical numbers, none twice and not the number itself, and where each differs. The place
        of an extra digit is that of the row's digit before it: 1 after the last one.
    """
    known = (letters,) if letters in rule.prefixes else ()
    slips: list[Iterator[tuple[int, Neighbour]]] = []
    if len(digits) == rule.digits and letters:
        slips.append(_other_letters(letters, digits, rule))
    if known or not letters:
        slips += [_other_digits(prefix, digits, rule) for prefix in known or rule.prefixes]
    if not letters and len(digits) == rule.digits + 1:
        slips.append(_letter_as_digit(digits, rule))
        slips += [_too_many(prefix, digits, only_doubled=True) for prefix in rule.prefixes]
    elif known and len(digits) == rule.digits + 1:
        slips.append(_too_many(letters, digits, only_doubled=False))
    typed = {letters + digits} if letters else {prefix + digits for prefix in rule.prefixes}
    ranked = sorted((one for slip in slips for one in slip), key=lambda one: one[0])
    first = {reference: (reference, differs) for _, (reference, differs) in reversed(ranked)}
    best = (first[reference] for reference in dict.fromkeys(one[0] for _, one in ranked))
    return tuple(one for one in best if one[0] not in typed)[:_MOST]


@cache
def _differs(slip: Slip, from_end: int) -> Difference:
    """Return the one value for a slip at a place: making it anew takes longer than all the rest."""
    return Difference(slip, from_end)


def _other_letters(
    letters: str, digits: str, rule: ReferenceRule
) -> Iterator[tuple[int, Neighbour]]:
    """Exchange the letters for every other prefix of the pack."""
    for prefix in rule.prefixes:
        if prefix != letters:
            rank = 0 if _rhyme(letters, prefix) else 1
            yield rank, (prefix + digits, _differs(Slip.LETTER, 0))


def _rhyme(one: str, other: str) -> bool:
    return any(one in group and other in group for group in _RHYMING)


def _letter_as_digit(digits: str, rule: ReferenceRule) -> Iterator[tuple[int, Neighbour]]:
    """Take the first digit for the letter it sounds or looks like."""
    for prefix in rule.prefixes:
        if prefix in _LETTERS_HEARD.get(digits[0], ""):
            yield 0, (prefix + digits[1:], _differs(Slip.LETTER, 0))


def _other_digits(prefix: str, digits: str, rule: ReferenceRule) -> Iterator[tuple[int, Neighbour]]:
    if len(digits) == rule.digits:
        yield from _swapped(prefix, digits)
        yield from _exchanged(prefix, digits)
    elif len(digits) == rule.digits - 1:
        yield from _too_few(prefix, digits)


def _swapped(prefix: str, digits: str) -> Iterator[tuple[int, Neighbour]]:
    for at in range(len(digits) - 1):
        turned = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        yield 0, (prefix + turned, _differs(Slip.SWAPPED, len(digits) - at - 1))


def _exchanged(prefix: str, digits: str) -> Iterator[tuple[int, Neighbour]]:
    for at, typed in enumerate(digits):
        for digit in "0123456789".replace(typed, ""):
            changed = digits[:at] + digit + digits[at + 1 :]
            rank = 0 if typed + digit in _ALIKE else 1
            yield rank, (prefix + changed, _differs(Slip.DIGIT, len(digits) - at))


def _too_few(prefix: str, digits: str) -> Iterator[tuple[int, Neighbour]]:
    """Put any digit anywhere; a digit heard once that stands twice is the likeliest."""
    for at in range(len(digits) + 1):
        for digit in "0123456789":
            rank = 1 if digit in digits[max(at - 1, 0) : at + 1] else 2
            filled = digits[:at] + digit + digits[at:]
            yield rank, (prefix + filled, _differs(Slip.MISSING, len(digits) - at + 1))


def _too_many(prefix: str, digits: str, *, only_doubled: bool) -> Iterator[tuple[int, Neighbour]]:
    for at, digit in enumerate(digits):
        is_doubled = digit == digits[at - 1 : at]
        if is_doubled or not only_doubled:
            left = digits[:at] + digits[at + 1 :]
            yield 1 if is_doubled else 2, (prefix + left, _differs(Slip.EXTRA, len(digits) - at))
