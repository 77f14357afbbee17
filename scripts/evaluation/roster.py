"""The roster of an evaluation: the rows to be found among people who are in their way."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from itertools import chain, combinations, islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from callassist.domain.reference import ReferenceRule
from callassist.domain.roster import RosterRow
from callassist.matching import KEY_VERSION
from callassist.storage.rosters.builder import RosterBuilder
from callassist.storage.search import IndexWriter
from callassist.storage.search.rebuilding import key_version, rebuild
from evaluation.dataset import FOLDER as DATA
from evaluation.dataset import EvaluationSet, Target, load_table
from evaluation.making import kana as kanas
from evaluation.people import FORMS, firm, person
from evaluation.plainly import name_of, sound_of

RULE = ReferenceRule(("A", "B", "C"), 7, (3, 4))
KEY = bytes(range(32))
LETTERS = "ABC"
_SERIALS = 10_000_000
_BATCH = 5000
_COMPANIES, _NO_KANA, _ONLY_KANA, _NO_SPACE, _VARIANT = 0.12, 0.3, 0.05, 0.2, 0.1


class Known(NamedTuple):
    """
    A row, and what is known of it besides.

    Args:
        row: as the roster has it.
        reading: how it is really read, in katakana; a space ends the family name.
    """

    row: RosterRow
    reading: str


def build(folder: Path, made: EvaluationSet, rows: int) -> Counter[str]:
    """
    Build a roster version of at least `rows` rows.

    Returns:
        For each key that a query of the set names, how many rows have it; "=" before a key of a
        number counts the rows with just that number.
    """
    asked = {key for query in made.queries for key in query.keys.split()}
    around: dict[str, list[str]] = defaultdict(list)
    for key in asked:
        for number in slips(key[1:]) if key[0] == "~" else ():
            around[number].append(key)
    counts: Counter[str] = Counter()
    builder = RosterBuilder(folder / "roster.db", KEY)
    writer = IndexWriter(folder / "index.db", KEY)
    everybody = enumerate(_everybody(made.targets, rows), 1)
    while batch := list(islice(everybody, _BATCH)):
        numbered = [(at, known.row) for at, known in batch]
        builder.add([row for _, row in numbered])
        writer.add(numbered)
        for _, known in batch:
            counts.update(_keys(known, asked, around))
    removed = builder.settle()
    builder.finish({})
    writer.finish(one.row_id for one in removed)
    return counts


def kept(folder: Path, made: EvaluationSet, rows: int) -> Counter[str]:
    """
    Build a roster version, or use the one that lies in the folder for the same set and size.

    Its index is made anew where the search keys have changed; what else has changed in how names
    are read shows only in an empty folder.

    Args:
        folder: of one size alone.
        made: the set.
        rows: size of the roster.

    Returns:
        What `build` returns.
    """
    note, about = folder / "counts.json", [rows, sha256(repr(made).encode()).hexdigest()]
    if note.exists():
        found, counts = json.loads(note.read_text(encoding="utf-8"))
        if found == about:
            if key_version(folder, KEY) != KEY_VERSION:
                rebuild(folder, KEY)
            return Counter(counts)
        for left in folder.iterdir():
            left.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    counts = build(folder, made, rows)
    note.write_text(json.dumps([about, counts]), encoding="utf-8")
    return counts


def slips(number: str) -> set[str]:
    """Return the numbers one slip away from `number`, and `number` itself."""
    letter, digits = number.rstrip("0123456789"), number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    wrong = {
        digits[:at] + other + digits[at + 1 :]
        for at in range(len(digits))
        for other in "0123456789"
    }
    wrong |= {
        digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        for at in range(len(digits) - 1)
    }
    wrong |= {
        digits[:at] + other + digits[at:] for at in range(len(digits) + 1) for other in "0123456789"
    }
    wrong |= {digits[:at] + digits[at + 1 :] for at in range(len(digits))}
    letters = letter or LETTERS
    return {first + one for first in letters for one in wrong} | {
        first + digits for first in LETTERS
    }


def _everybody(targets: list[Target], rows: int) -> Iterator[Known]:
    """Yield the rows to be found, in the order of their numbers among all the others."""
    chance = Random(len(targets))  # noqa: S311 - test data
    taken = {target.reference[1:] for target in targets}
    count = max(0, rows - len(targets))
    serials = chance.sample(range(_SERIALS), min(_SERIALS, count + len(targets)))
    free = (serial for serial in map("{:07}".format, serials) if serial not in taken)
    others = (_other(f"{chance.choice(LETTERS)}{serial}", chance) for serial in islice(free, count))
    found = (
        Known(
            RosterRow(one.reference, one.name, one.kana, "", "", one.phone, one.supply_point),
            one.reading,
        )
        for one in targets
    )
    return chain(islice(others, count // 2), found, others)


def _other(reference: str, chance: Random) -> Known:
    """Return somebody who is looked for by no query: people and firms as rosters have them."""
    phone = f"0{chance.choice('6789')}0-{chance.randrange(10_000):04}-{chance.randrange(10_000):04}"
    point = f"0{chance.randrange(1, 10)}00{chance.randrange(10**18):018}"
    name, kana, reading = (_firm if chance.random() < _COMPANIES else _person)(chance)
    return Known(RosterRow(reference, name, kana, "", "", phone, point), reading)


def _firm(chance: Random) -> tuple[str, str, str]:
    one, (written, read) = firm(chance), chance.choice(FORMS)
    kana = "" if chance.random() < _NO_KANA else read.format(one.kana)
    return written.format(one.text), kana, one.kana


def _person(chance: Random) -> tuple[str, str, str]:
    one = person(chance)
    kana = chance.choice((str, kanas.half_width, kanas.as_mainframe))(one.kana)
    if chance.random() < _ONLY_KANA:
        return kana, "", one.kana
    gap = "" if chance.random() < _NO_SPACE else "　"
    name = f"{one.family.text}{gap}{one.given.text}"
    if chance.random() < _VARIANT:
        name = "".join(chance.choice(_FORMS_OF.get(sign, sign)) for sign in name)
    return name, "" if chance.random() < _NO_KANA else kana, one.kana


_FORMS_OF = {line[0]: "".join(line) for line in load_table(DATA / "variants.tsv")}


def _keys(known: Known, asked: set[str], around: dict[str, list[str]]) -> set[str]:
    """Return the keys asked for that a row has."""
    name = name_of(known.row.name)
    sound = "".join(map(sound_of, known.reading.split()))
    digits = known.row.reference[1:]
    has = {text[at:end] for text in (name, sound) for at, end in _spans(len(text))}
    has |= {f"#{digits}", f"#{digits[-5:]}"}
    has &= asked
    near = around.get(known.row.reference, [])
    own = {f"~{known.row.reference}", f"~{digits}"}
    has.update(near, (f"={key}" for key in near if key in own))
    return has


@cache
def _spans(length: int) -> tuple[tuple[int, int], ...]:
    return tuple(combinations(range(length + 1), 2))
