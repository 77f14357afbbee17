"""
Build `resources/readings/names.marisa`: how names, words of company names and kanji are read.

    PYTHONPATH=scripts python -m tables.readings JAMDICT_DB

Source: jamdict-data 1.5 from PyPI, sdist, sha256
a4247dd9bb3148ab17c1b32fc56d7a7f1c35293b0d6ff2838c811f896d13f415, its database `jamdict.db`
unpacked: JMnedict, JMdict and KANJIDIC2 of the EDRDG (see resources/readings/LICENSE).
The same database makes the same file, byte for byte.
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import marisa_trie

from callassist.matching.lexicon import SIGNS
from tables import dictionary, kanji, ranking

TARGET = Path(__file__).resolve().parents[2] / "resources" / "readings" / "names.marisa"


def main() -> None:
    """Write the table from the database named on the command line."""
    with sqlite3.connect(sys.argv[1]) as database:
        listed = dictionary.listed(database)
        names = dictionary.names(listed)
        known = kanji.of_dictionary(database)
        people = dictionary.people(listed, names)
        words = dictionary.words(database, listed, names)
    signs = kanji.learned(names, known, people)
    entries = ranking.entries(names, words, signs, people)
    trie = marisa_trie.BytesTrie(
        sorted((text, _packed(sections)) for text, sections in entries.items()),
        order=marisa_trie.LABEL_ORDER,
    )
    trie.save(str(TARGET))
    print(f"{len(entries):,} texts, {TARGET.stat().st_size:,} bytes")


def _packed(sections: list[list[str]]) -> bytes:
    """Return one entry of the table: a line a section, a byte a kana."""
    text = "\n".join(" ".join(readings) for readings in sections).rstrip("\n")
    return bytes(SIGNS.index(sign) for sign in text)


if __name__ == "__main__":
    main()
