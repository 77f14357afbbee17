"""Names and numbers cut into the tokens that the full text holds, and the questions to it."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from operator import add

from callassist.matching import Plan
from callassist.matching.phones import phones_of, plain_phones

_LONGEST_GRAM = 2
LONGEST_TOKEN = 3
"""Characters that one token of a full text holds; longer parts are phrases and take longer."""

_UTF_32 = f"utf-32-{sys.byteorder[0]}e"

# Digits in a token: ten thousand different ones leave a hundred rows of a million. More kinds of
# token would leave fewer rows and no longer fit the processor's caches while building.
GROUP = 4
_BEFORE = slice(-GROUP - 3, -GROUP)


def tokens(names: Iterable[str], kanas: Iterable[str], words: Iterable[str]) -> Iterator[str]:
    """
    Yield for each row what the full text holds of it, tokens separated by spaces.

    They are each character and each two neighbours of name and reading, and groups of digits
    and sounds with a word before them, which no pair of characters can be.

    Args:
        names: keys of the names of rows.
        kanas: of their readings.
        words: tokens of its digits, as `digit_tokens` makes them, and of its sounds, as
            `sounding.sound_tokens` does.
    """
    texts = map(" ".join, zip(names, kanas, strict=True))
    return map(" ".join, zip(_grams(texts), words, strict=True))


def _grams(texts: Iterable[str]) -> list[str]:
    """
    Return characters and neighbours of many texts, cut in one go.

    Every sign of all texts becomes five, laid out in an array (itself, a space, itself, the next
    sign, a space), which takes a quarter of the time of joining strings. A line feed comes up
    three times that way, so that every third piece is a text's.
    """
    signs = array("I")
    signs.frombytes("\n".join(texts).encode(_UTF_32))
    laid_out = array("I", [ord(" ")]) * (5 * len(signs))
    laid_out[0::5] = laid_out[2::5] = signs
    laid_out[3:-5:5] = signs[1:]
    return laid_out.tobytes().decode(_UTF_32).split("\n")[::3]


def digit_tokens(
    digits: Sequence[str], phones: Sequence[str], points: Sequence[str]
) -> Iterator[str]:
    """
    Yield the tokens of each row's digits.

    Args:
        digits: of the reference numbers.
        phones: as the rows have them.
        points: supply points of 22 digits, or "".
    """
    numbers = [f"head{one[:GROUP]} tail{one[-GROUP:]}" for one in digits]
    sites = [f" site{one[-GROUP:]} spot{one[_BEFORE]}" if one else "" for one in points]
    return map("".join, zip(numbers, _phone_tokens(phones), sites, strict=True))


def _phone_tokens(phones: Sequence[str]) -> list[str]:
    bare = plain_phones(phones)
    if bare is None:
        return ["".join(map(_dialled, phones_of(text))) for text in phones]
    return [_dialled(one) if one else "" for one in bare]


def _dialled(phone: str) -> str:
    return f" call{phone[-GROUP:]} dial{phone[_BEFORE]}"


def name_question(typed: str) -> tuple[str, str]:
    """
    Return which full text to ask for rows that hold `typed`, and the question.

    Both answer exactly: up to two characters are one token, more are a phrase of trigrams.
    """
    return ("grams" if len(typed) <= _LONGEST_GRAM else "trigrams"), quoted(typed)


def tail_question(digits: str) -> str:
    """Return the question for rows whose number ends with the last four of `digits`."""
    return f'"tail{digits[-GROUP:]}"'


def question(plan: Plan, name: str) -> str:
    """
    Return the question for rows that may answer a plan with digits; `judge` decides.

    Args:
        plan: what was typed.
        name: the question for the name; "" where none was typed.
    """
    if plan.phone:
        digits = _ending(plan.phone, "call", "dial")
    elif plan.supply_point:
        digits = _ending(plan.supply_point, "site", "spot")
    else:
        digits = any_of(_places(plan))
    return both(digits, name) if name else digits


def pairs_of(name: str) -> str:
    """Return the question for rows with all neighbours that `name` has."""
    pieces = map(add, name, name[1:]) if len(name) > 1 else name
    return " AND ".join(map(quoted, pieces))


def any_of(questions: Iterable[str]) -> str:
    """Return the question that any of some questions answers; empty ones nobody does."""
    asked = [question for question in questions if question]
    return f"({' OR '.join(asked)})" if asked else ""


def both(one: str, other: str) -> str:
    """Return the question for rows that answer both; "" where nobody answers one of them."""
    return f"({one} AND {other})" if one and other else ""


def _places(plan: Plan) -> Iterator[str]:
    """Yield where digits may stand: in the number, or at the end of something longer."""
    yield f'"head{plan.digits[:GROUP]}"'
    yield tail_question(plan.digits)
    if not plan.letters:
        yield _ending(plan.digits, "call", "dial")
        yield _ending(plan.digits, "site", "spot")


def _ending(digits: str, last: str, before: str) -> str:
    end, rest = f'"{last}{digits[-GROUP:]}"', digits[_BEFORE]
    is_known = len(rest) == _BEFORE.stop - _BEFORE.start
    return f'({end} AND "{before}{rest}")' if is_known else end


def quoted(text: str) -> str:
    """Return a text as the query language of the full text takes it: no word of that language."""
    return '"' + text.replace('"', '""') + '"'
