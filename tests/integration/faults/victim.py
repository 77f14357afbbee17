"""
An import in a process of its own, to be struck.

`python -m tests.integration.faults.victim PROFILE FILE [dry-run]` logs in and imports as the
command does, and says on standard output how far it is, a line each step.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from callassist.app.hardening import harden
from callassist.cli.failure import status_of
from callassist.domain.errors import CallAssistError
from callassist.domain.roster import ImportProgress
from callassist.services.importing.request import Approval, ImportRequest
from tests.integration.faults.ground import session_of


def main(profile: Path, file: Path, how: Sequence[str]) -> int:
    """Import the file, whatever it removes."""
    harden()
    try:
        with session_of(profile) as session:
            say("starting")
            if "dry-run" in how:
                session.rosters.dry_run(ImportRequest(file), follow)
            else:
                session.rosters.import_file(ImportRequest(file), Approval("fault test"), follow)
            say("done")
    except CallAssistError as error:
        say(f"error {error.code}")
        return status_of(error)
    return 0


def follow(progress: ImportProgress) -> None:
    """Say which phase is under way."""
    say(progress.phase.value)


def say(word: str) -> None:
    """Print a line that the harness sees at once."""
    print(word, flush=True)  # noqa: T201 - how it talks to the harness


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]))
