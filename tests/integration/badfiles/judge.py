"""
Every nasty file through the reading process, and what became of it.

`python -m tests.integration.badfiles.judge [PART OF A NAME]…` lists each file with the processor
time and the memory it took.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from callassist.domain.rosterfile import FileSurvey
from tests.integration.badfiles.case import BadFile
from tests.integration.badfiles.large_files import LARGE_FILES
from tests.integration.badfiles.layout_files import LAYOUT_FILES
from tests.integration.badfiles.marked_files import MARKED_FILES
from tests.integration.badfiles.packed_files import PACKED_FILES
from tests.integration.badfiles.text_files import TEXT_FILES
from tests.integration.badfiles.workbook_files import WORKBOOK_FILES
from tests.integration.rosterfiles.child import ChildOutcome, read_in_child

BAD_FILES: tuple[BadFile, ...] = (
    *TEXT_FILES,
    *WORKBOOK_FILES,
    *LAYOUT_FILES,
    *MARKED_FILES,
    *PACKED_FILES,
    *LARGE_FILES,
)
MOST_SECONDS = 60
MOST_MEGABYTES = 300
"""Memory within which a file is refused."""


def faults(bad: BadFile, outcome: ChildOutcome) -> list[str]:
    """Return in what way a file became something else than expected, without its values."""
    verdict = bad.verdict
    found = [f"{outcome.seconds:.0f} s"] if outcome.seconds > MOST_SECONDS else []
    if outcome.code or verdict.refused:
        if outcome.megabytes > MOST_MEGABYTES:
            found.append(f"{outcome.megabytes} MB")
        if outcome.code not in verdict.refused:
            found.append(f"refused as {outcome.code or 'nothing'}")
        return found
    rows, skipped, rejected = outcome.counts
    refusals = {(one.sheet, one.row) for one in outcome.problems if one.severity == "refused"}
    for what, expected, actual in (
        ("lines", verdict.lines, rows + skipped),
        ("accepted", verdict.accepted, len(outcome.rows)),
        ("rows", rows, len(outcome.rows) + rejected),
        ("refusals listed", rejected, len(refusals)),
        ("problems", sorted(verdict.problems), sorted(outcome.codes)),
        ("lines surveyed", verdict.lines, _surveyed(outcome)),
    ):
        if expected != actual:
            found.append(f"{what}: expected {expected}, got {actual}")
    return found


def _surveyed(outcome: ChildOutcome) -> int | str:
    """Return the rows of the sheets that the look before reading would have had read."""
    if not isinstance(outcome.survey, FileSurvey):
        return f"refused as {outcome.survey.code}" if outcome.survey else "nothing"
    return sum(
        (sheet.header_row or 0) + sheet.rows for sheet in outcome.survey.sheets if sheet.chosen
    )


def main() -> int:
    """Print one line a file and return how many became something else than expected."""
    wanted, failed = sys.argv[1:], 0
    for bad in BAD_FILES:
        if wanted and not any(one in bad.name for one in wanted):
            continue
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / bad.name
            bad.write(path)
            outcome = read_in_child(path, bad.options)
        found = faults(bad, outcome)
        failed += bool(found)
        what = outcome.code or "read"
        sys.stdout.write(
            f"{bad.name:32} {outcome.seconds:6.1f} s {outcome.megabytes:5} MB  {what}  {found}\n"
        )
    return failed


if __name__ == "__main__":
    sys.exit(main())
