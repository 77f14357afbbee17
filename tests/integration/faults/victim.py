"""
An import in a process of its own, to be struck.

`python -m tests.integration.faults.victim PROFILE FILE [HOW]` logs in and imports as the command
does ("command"), as the window does, which keeps the plan before it is applied ("window"), or only
to see ("dry-run"); or it applies the plan that waits ("waiting"), or takes the last switch back
("undo"), or makes a backup ("backup"). It says on standard output how far it is, a line each step.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from callassist.app.hardening import harden
from callassist.cli.failure import status_of
from callassist.domain.errors import CallAssistError
from callassist.domain.roster import ImportProgress
from callassist.services.importing.request import Approval, ImportRequest
from callassist.services.session import Session
from tests.integration.faults.ground import session_of

APPROVAL = Approval("fault test")


def main(profile: Path, file: Path, how: str = "command") -> int:
    """Import the file, whatever it removes."""
    harden()
    try:
        with session_of(profile) as session:
            say("starting")
            WAYS[how](session, ImportRequest(file))
            say("done")
    except CallAssistError as error:
        say(f"error {error.code}")
        return status_of(error)
    return 0


def _command(session: Session, request: ImportRequest) -> None:
    session.rosters.import_file(request, APPROVAL, follow)


def _window(session: Session, request: ImportRequest) -> None:
    plan = session.rosters.plan(request, follow)
    say("ready")
    session.rosters.apply(plan, APPROVAL, follow)


def _dry_run(session: Session, request: ImportRequest) -> None:
    session.rosters.dry_run(request, follow)


def _waiting(session: Session, request: ImportRequest) -> None:
    del request
    plan = session.rosters.resume(session.rosters.waiting()[0].id)
    _mark()
    session.rosters.apply(plan, APPROVAL, follow)


def _undo(session: Session, request: ImportRequest) -> None:
    del request
    _mark()
    session.rosters.undo("fault test")


def _backup(session: Session, request: ImportRequest) -> None:
    del request
    say("backing up")
    session.backups.make()


def _mark() -> None:
    """Leave a mark in the record of changes: here the blow may fall."""
    with Path(os.environ["FAULTS_MARKS"]).open("a", encoding="ascii") as marks:
        marks.write("now\n")


WAYS = {
    "command": _command,
    "window": _window,
    "dry-run": _dry_run,
    "waiting": _waiting,
    "undo": _undo,
    "backup": _backup,
}


def follow(progress: ImportProgress) -> None:
    """Say which phase is under way."""
    say(progress.phase.value)


def say(word: str) -> None:
    """Print a line that the harness sees at once."""
    print(word, flush=True)  # noqa: T201 - how it talks to the harness


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:]))
