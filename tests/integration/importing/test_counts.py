"""Counts against a second, simpler reckoning of what the file holds, whatever is mixed in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

import openpyxl
import pytest
from openpyxl.styles import Font

from callassist.domain.roster import ImportReport
from callassist.domain.rosterfile import FileKind, Mark, Meaning
from callassist.services.importing.request import Approval, ImportRequest
from tests.integration.importing.support import (
    HEADER,
    import_file,
    people,
    person,
    registry_of,
    service,
    stored,
    write_csv,
)

Row = tuple[str, ...]

BASE = people(range(1, 41))
STRUCK = Meaning(Mark.STRUCK, "", leave_out=True)
STATES = (("あて所不明", ""), ("転居先不明", ""), ("", "○"), ("あて所不明", "○"))


class Mixed:
    """
    Rows of two sheets, with what must come of them.

    Args:
        rows: as they stand there; struck: places of those that are struck through; () is blank.
    """

    def __init__(self, rows: Sequence[Row], struck: set[int]) -> None:
        self.rows = rows
        self.struck = struck
        self.read = [row for at, row in enumerate(rows) if row and at not in struck]

    def write(self, path: Path, header: Row) -> Path:
        """Write the rows on two sheets, each below its header."""
        book, half = openpyxl.Workbook(), len(self.rows) // 2
        book.remove(book.worksheets[0])
        for name, start, end in (("一", 0, half), ("二", half, len(self.rows))):
            sheet = book.create_sheet(name)
            for row in (header, *self.rows[start:end]):
                sheet.append(row)
            for at in self.struck & set(range(start, end)):
                for cell in sheet[at - start + 2]:
                    cell.font = Font(strike=True)
        book.save(path)
        return path

    def by_number(self, rows: Iterable[Row]) -> dict[str, list[Row]]:
        """Return the rows of each number."""
        found: dict[str, list[Row]] = {}
        for row in rows:
            found.setdefault(row[0], []).append(row)
        return found


def _persons(seed: int) -> Mixed:
    """Mix persons as they were, renamed, new, nameless, twice alike and twice different."""
    random, rows = Random(seed), list[Row]()  # noqa: S311 - reproducible
    for row in random.sample(BASE, 30):
        number = int(row[0][1:])
        way = random.randrange(7)
        said = (row, person(number, "見本　改名"), person(number + 100), person(number, ""))
        rows.append(said[way] if way < len(said) else row)
        if way == 4:
            rows.append(row)
        elif way == 5:
            rows.append(person(number, "見本　別人"))
        elif way == 6:
            rows.append(())
    random.shuffle(rows)
    rows = [row for row in rows if row] if not rows[-1] else rows
    filled = [at for at, row in enumerate(rows) if row]
    return Mixed(rows, set(random.sample(filled, 4)))


def _reckoned(mixed: Mixed, *, supplement: bool) -> dict[str, int]:
    named = mixed.by_number(row for row in mixed.read if row[1])
    kept = {number: rows[0] for number, rows in named.items() if len(set(rows)) == 1}
    copies = sum(len(named[number]) - 1 for number in kept)
    base = {row[0]: row for row in BASE}
    gone = set() if supplement else base.keys() - kept.keys()
    same = sum(base.get(number) == row for number, row in kept.items())
    added = len(kept.keys() - base.keys())
    return {
        "rows": len(mixed.read) - copies,
        "skipped": 2 + len(mixed.rows) - len(mixed.read) + copies,
        "accepted": len(kept),
        "rejected": len(mixed.read) - copies - len(kept),
        "added": added,
        "changed": len(kept) - added - same,
        "unchanged": same,
        "removed": len(gone),
        "lost_by_refusal": len(gone & {row[0] for row in mixed.read}),
        "left_out": len(mixed.struck),
    }


def _told(report: ImportReport, names: Iterable[str]) -> dict[str, int]:
    return {name: getattr(report, name) for name in names}


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("kind", [FileKind.FULL, FileKind.SUPPLEMENT])
def test_rosters_of_two_sheets_add_up(tmp_path: Path, kind: FileKind, seed: int) -> None:
    """Copies, contradictions, refusals, struck and blank rows: each is counted once."""
    mixed, registry = _persons(seed), registry_of(tmp_path)
    imports = service(tmp_path, registry)
    import_file(imports, ImportRequest(write_csv(tmp_path / "base.csv", BASE)))
    file = mixed.write(tmp_path / "roster.xlsx", HEADER)

    report = import_file(
        imports, ImportRequest(file, kind, meanings=(STRUCK,)), Approval("数の確認")
    )

    expected = _reckoned(mixed, supplement=kind is FileKind.SUPPLEMENT)
    assert expected == _told(report, expected)
    assert report.warned <= report.rows + report.skipped
    assert len(BASE) + report.added - report.removed == len(stored(tmp_path, registry))


@pytest.mark.parametrize("seed", [1, 2])
def test_states_of_two_sheets_add_up(tmp_path: Path, seed: int) -> None:
    """Lines that say the same, more, or the contrary of a number: each is counted once."""
    random, registry = Random(seed), registry_of(tmp_path)  # noqa: S311 - reproducible
    numbers = [row[0] for row in people(range(1, 61))]  # the last twenty are on no roster
    lines = [(random.choice(numbers), *random.choice(STATES)) for _ in range(50)]
    mixed = Mixed(lines, set(random.sample(range(50), 4)))
    imports = service(tmp_path, registry)
    import_file(imports, ImportRequest(write_csv(tmp_path / "base.csv", BASE)))
    file = mixed.write(tmp_path / "state.xlsx", (HEADER[0], "返戻理由", "架電禁止"))

    report = import_file(
        imports, ImportRequest(file, FileKind.STATUS, meanings=(STRUCK,)), Approval("数の確認")
    )

    base = {row[0] for row in BASE}
    known = mixed.by_number(line for line in mixed.read if line[0] in base)
    clear = [lines for lines in known.values() if len({why for _, why, _ in lines if why}) < 2]
    joined = sum(len(lines) - 1 for lines in clear)
    expected = {
        "rows": len(mixed.read) - joined,
        "skipped": 2 + len(mixed.struck) + joined,
        "accepted": len(clear),
        "rejected": len(mixed.read) - joined - len(clear),
        "added": 0,
        "changed": len(clear),
        "unchanged": 0,
        "removed": 0,
        "lost_by_refusal": 0,
        "left_out": len(mixed.struck),
    }
    assert expected == _told(report, expected)
    assert stored(tmp_path, registry).keys() == base
