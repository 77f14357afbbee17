"""
Build `resources/readings`: how names, words and kanji are read, and how usual given names are.

    PYTHONPATH=scripts python -m tables.readings JAMDICT_DB

Source: jamdict-data 1.5 from PyPI, sdist, sha256
a4247dd9bb3148ab17c1b32fc56d7a7f1c35293b0d6ff2838c811f896d13f415, its database `jamdict.db`
unpacked: JMnedict, JMdict and KANJIDIC2 of the EDRDG (see resources/readings/LICENSE).
The same database makes the same files, byte for byte.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Mapping
from pathlib import Path

import marisa_trie

from callassist.matching.lexicon import SIGNS
from tables import dictionary, kanji, ranking

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "readings"


def main() -> None:
    """Write the table from the database named on the command line."""
    with sqlite3.connect(sys.argv[1]) as database:
        listed = dictionary.listed(database)
        names = dictionary.names(listed)
        known = kanji.of_dictionary(database)
        people = dictionary.people(listed, names)
        words = dictionary.words(database, listed, names)
        places = dictionary.places(listed)
    signs = kanji.learned(names, known, people)
    entries = ranking.entries(names, words, signs, people, places)
    familiar = ranking.familiar(names, people)
    _save("names.marisa", {text: _packed(sections) for text, sections in entries.items()})
    _save("given.marisa", {kana: bytes([steps]) for kana, steps in familiar.items()})


def _save(name: str, entries: Mapping[str, bytes]) -> None:
    trie = marisa_trie.BytesTrie(sorted(entries.items()), order=marisa_trie.LABEL_ORDER)
    trie.save(str(FOLDER / name))
    print(f"{name}: {len(entries):,} texts, {(FOLDER / name).stat().st_size:,} bytes")


def _packed(sections: list[list[str]]) -> bytes:
    """Return one entry of the table: a line a section, a byte a kana."""
    text = "\n".join(" ".join(readings) for readings in sections).rstrip("\n")
    return bytes(SIGNS.index(sign) for sign in text)


if __name__ == "__main__":
    main()
