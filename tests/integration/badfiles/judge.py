"""
Every nasty file through the reading process, and what became of it.

`python -m tests.integration.badfiles.judge [PART OF A NAME]…` lists each file with the time it
took and the largest memory of a process so far.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

from tests.integration.badfiles.case import BadFile
from tests.integration.badfiles.text_files import TEXT_FILES
from tests.integration.badfiles.workbook_files import WORKBOOK_FILES
from tests.integration.rosterfiles.child import ChildOutcome, read_in_child

BAD_FILES: tuple[BadFile, ...] = (*TEXT_FILES, *WORKBOOK_FILES)


def faults(bad: BadFile, outcome: ChildOutcome) -> list[str]:
    """Return in what way a file became something else than expected, without its values."""
    verdict, found = bad.verdict, []
    if outcome.code or verdict.refused:
        return (
            [] if outcome.code in verdict.refused else [f"refused as {outcome.code or 'nothing'}"]
        )
    rows, skipped, rejected = outcome.counts
    refusals = {(one.sheet, one.row) for one in outcome.problems if one.severity == "refused"}
    for what, expected, actual in (
        ("lines", verdict.lines, rows + skipped),
        ("accepted", verdict.accepted, len(outcome.rows)),
        ("rows", rows, len(outcome.rows) + rejected),
        ("refusals listed", rejected, len(refusals)),
        ("problems", sorted(verdict.problems), sorted(outcome.codes)),
    ):
        if expected != actual:
            found.append(f"{what}: expected {expected}, got {actual}")
    return found


def main() -> int:
    """Print one line a file and return how many became something else than expected."""
    wanted, failed = sys.argv[1:], 0
    for bad in BAD_FILES:
        if wanted and not any(one in bad.name for one in wanted):
            continue
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / bad.name
            bad.write(path)
            time.monotonic()
            outcome = read_in_child(path)
        found = faults(bad, outcome)
        failed += bool(found)
        resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return failed


if __name__ == "__main__":
    sys.exit(main())
