"""What a column looks like where its header says nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from itertools import islice

from callassist.domain.reference import ReferenceRule
from callassist.matching import parse_reference
from callassist.rosterfiles.cells import Cell, text_of
from callassist.rosterfiles.choices import PARTIES, VOLTAGES, read_date
from callassist.rosterfiles.headers import Claim, Strength

LOOKED_AT = 100
"""Filled cells of a column that are looked at."""
_LEAST = 0.8
"""Share of them that must look alike; the rest are blank phrases and slips."""

_PHONE = re.compile(r"(?:0[0-9]{9,10}|\+81[1-9][0-9]{8,9})")
_POSTCODE = re.compile(r"〒?[0-9]{3}-[0-9]{4}|〒[0-9]{7}")
_SUPPLY_POINT = re.compile(r"[0-9]{22}")
_KANA = re.compile(r"[ァ-ヺー・\s()]*[ァ-ヺ]{2}[ァ-ヺー・\s()]*")
_PLACE = re.compile(
    r"(?:都|道|府|県|市|区|郡|町|村).*[0-9一二三四五六七八九十]|^(?:東京都|北海道|.{2,3}[府県])"
)
_COMPANY = re.compile(r"(?:株式|有限|合同|合資)会社|\((?:株|有|合)\)|法人|組合|協会|学校|病院|商店")
_WRITING = "一-鿿々〆ヶ豈-\ufaff\U00020000-\U0003ffffァ-ヺぁ-ゖー"
_PERSON = re.compile(rf"[{_WRITING}]{{1,6}}\s[{_WRITING}]{{1,6}}")
_JOINERS = re.compile(r"[\s()\-‐‑‒–—―−ー~.]+")


def shapes(
    rows: Sequence[Sequence[Cell]],
    claims: Sequence[Claim | None],
    decided: Collection[int],
    rule: ReferenceRule,
) -> dict[int, Claim]:
    """
    Return position → what the cells of columns nobody claims look like.

    Args:
        rows: below the header.
        claims: by position; a field that a header claims is looked for no more.
        decided: positions of columns somebody decided upon.
        rule: how the letters print their numbers.
    """
    taken = {claim.whole for claim in claims if claim}
    free = {
        position: texts
        for position in range(len(claims))
        if claims[position] is None and position not in decided
        if (texts := _filled(rows, position))
    }
    found: dict[int, Claim] = {}
    for field, test in _tests(rule).items():
        alike = [position for position, texts in free.items() if _share(texts, test) >= _LEAST]
        # Two numbers or two names: which one is meant is not ours to guess.
        if field in taken or not alike or (field in _ALONE and len(alike) > 1):
            continue
        found[alike[0]] = Claim(field, Strength.CONTENT)
        free = {position: texts for position, texts in free.items() if position not in alike}
    return found


_ALONE = frozenset(("reference", "name", "kana", "address"))


def _filled(rows: Sequence[Sequence[Cell]], position: int) -> list[str]:
    cells = (row[position] for row in rows if position < len(row))
    texts = (unicodedata.normalize("NFKC", text_of(cell)).strip() for cell in cells)
    return list(islice(filter(None, texts), LOOKED_AT))


def _share(texts: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, texts)) / len(texts)


def _tests(rule: ReferenceRule) -> dict[str, Callable[[str], bool]]:
    """Return the tests by field, the most particular first."""

    def is_reference(text: str) -> bool:
        number = parse_reference(text, rule)
        return number is not None and number.reference is not None and bool(number.prefix)

    return {
        "reference": is_reference,
        "supply_point": lambda text: bool(_SUPPLY_POINT.fullmatch(_JOINERS.sub("", text))),
        "phone": lambda text: bool(_PHONE.fullmatch(_JOINERS.sub("", text))),
        "postcode": lambda text: bool(_POSTCODE.fullmatch(text)),
        "sent_on": lambda text: not read_date(text)[1],
        "voltage": VOLTAGES.__contains__,
        "party": PARTIES.__contains__,
        "kana": lambda text: bool(_KANA.fullmatch(text)),
        "address": lambda text: bool(_PLACE.search(text)),
        "name": lambda text: bool(_COMPANY.search(text) or _PERSON.fullmatch(text)),
    }
