"""
The first day of a new profile in one process, to be recorded: every kind of change it knows.

`python -m tests.integration.faults.day PROFILE MARKS FILE…` works and writes to MARKS, a line each,
what the program has said is done; from then on no power cut may undo it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from callassist.app.hardening import harden
from callassist.domain.accounts import Role
from callassist.domain.calls import Disposition
from callassist.services.importing.request import Approval, ImportRequest
from callassist.services.session import Session
from tests.integration.faults.ground import OPERATOR, log_numbers, session_of
from tests.integration.faults.promises import NO_ROSTER

WORDS = ("tsuyu-kusa-4471", "kogarashi-8802")  # the operator's password, then the next one
APPROVAL = Approval("fault test")
Promise = Callable[..., None]


def main(profile: Path, marks: Path, files: list[Path]) -> None:
    """Live through the day."""
    harden()
    with marks.open("a", encoding="utf-8") as out:

        def promise(*words: object) -> None:
            print(*words, file=out, flush=True)

        with session_of(profile) as session:
            _morning(session, promise, files)
        with session_of(profile) as session:
            _afternoon(session, promise, files)
        with session_of(profile) as session:
            _evening(session, promise)


def _morning(session: Session, promise: Promise, files: list[Path]) -> None:
    promise("active", NO_ROSTER)
    _call(session, promise)
    _import(session, promise, files[0])
    _import(session, promise, files[1])
    session.people.add(OPERATOR, WORDS[0], Role.OPERATOR)
    promise("password", WORDS[0])
    _call(session, promise)
    promise("active", session.rosters.undo("fault test").version)


def _afternoon(session: Session, promise: Promise, files: list[Path]) -> None:
    session.people.reset(OPERATOR, WORDS[1])
    promise("password", WORDS[1])
    session.rosters.dry_run(ImportRequest(files[1]))
    _call(session, promise)
    promise("plan", session.rosters.plan(ImportRequest(files[1])).version)


def _evening(session: Session, promise: Promise) -> None:
    """Apply what waited, switch by hand, and back up."""
    plan = session.rosters.resume(session.rosters.waiting()[0].id)
    promise("active", session.rosters.apply(plan, APPROVAL).version)
    oldest = session.rosters.list()[-1].version
    session.rosters.activate(oldest, "fault test")
    promise("active", oldest)
    promise("backup", session.backups.make().name)
    _call(session, promise)


def _import(session: Session, promise: Promise, file: Path) -> None:
    report = session.rosters.import_file(ImportRequest(file), APPROVAL)
    promise("active", report.version)
    promise("entries", len(log_numbers(session)))


def _call(session: Session, promise: Promise) -> None:
    receipt = session.calls.finish(Disposition.EXPLAINED, "通知の内容を説明した")
    promise("call", receipt)
    promise("entries", len(log_numbers(session)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), [Path(name) for name in sys.argv[3:]])
