"""
Draws the lists of names from the IPA dictionary (Debian: mecab-ipadic).

`PYTHONPATH=scripts python -m evaluation.making.ipadic Noun.name.csv` writes
`tests/data/matching/names/{family,given}.tsv`; run once, the lists are kept.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path
from random import Random

from evaluation.dataset import FOLDER

_FAMILIES, _GIVEN = 5000, 6000
_SURFACE, _KIND, _READING = 0, 7, 11
_KANJI_OR_MIXED = re.compile(r"(?=.*[一-鿿々])[一-鿿々ぁ-ゖァ-ヺ]{1,5}|[ぁ-ゖ]{2,4}")
_KANA = re.compile(r"[ァ-ヶー]+")
_CREDIT = "# Drawn from the IPA dictionary (mecab-ipadic 2.7.0), see ../LICENSE.\n"


def draw(lines: list[list[str]], kind: str, count: int) -> list[tuple[str, str]]:
    """
    Return names with a reading each.

    Args:
        lines: the dictionary's.
        kind: 姓 or 名.
        count: how many names.
    """
    names = sorted(
        {
            (line[_SURFACE], line[_READING])
            for line in lines
            if line[_KIND] == kind
            and _KANJI_OR_MIXED.fullmatch(line[_SURFACE])
            and _KANA.fullmatch(line[_READING])
        }
    )
    chance = Random(3)  # noqa: S311 - a selection, no secret
    return sorted(chance.sample(names, count))


def main(dictionary: Path) -> None:
    """Write both lists."""
    with dictionary.open(encoding="euc-jp", newline="") as file:
        lines = list(csv.reader(file))
    for kind, name, count in (("姓", "family", _FAMILIES), ("名", "given", _GIVEN)):
        body = "".join(f"{text}\t{reading}\n" for text, reading in draw(lines, kind, count))
        (FOLDER / "names" / f"{name}.tsv").write_text(_CREDIT + body, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
