"""
An import in a process of its own, to be killed.

`python -m tests.integration.faults.victim PROFILE FILE` reads the database's key as hex from
standard input and says on standard output how far it is, a line each step.
"""

from __future__ import annotations

import sys
from pathlib import Path

from callassist.domain.errors import CallAssistError
from callassist.domain.roster import ImportProgress
from callassist.services.importing.request import Approval, ImportRequest
from tests.integration.faults.profiles import imports_of, open_database


def main(profile: Path, file: Path) -> int:
    """Import the file, whatever it removes."""
    database = open_database(profile, bytes.fromhex(sys.stdin.readline()))
    try:
        say("starting")
        imports_of(profile, database).import_file(
            ImportRequest(file), Approval("fault test"), follow
        )
        say("done")
    except CallAssistError as error:
        say(f"error {error.code}")
        return 3
    finally:
        database.close()
    return 0


def follow(progress: ImportProgress) -> None:
    """Say which phase is under way."""
    say(progress.phase.value)


def say(word: str) -> None:
    """Print a line that the harness sees at once."""
    print(word, flush=True)  # noqa: T201 - how it talks to the harness


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
