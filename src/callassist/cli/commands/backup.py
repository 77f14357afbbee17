"""`callassist backup`, `callassist restore`, and what is done to single rosters for their sake."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from callassist.cli.command import command
from callassist.cli.invocation import FILE_PASSWORD, PASSWORD, Invocation, Launchers
from callassist.domain.backup import BackupInfo, PurgeCertificate, Reached
from callassist.domain.errors import CallAssistError, UsageError

File = Annotated[Path | None, typer.Argument(metavar="FILE")]
if TYPE_CHECKING:
    from callassist.services.session import Session

Version = Annotated[str, typer.Argument(metavar="VERSION")]


def register(app: typer.Typer, launchers: Launchers) -> None:
    """Add the commands."""
    command(app, "backup", launchers)(backup)
    command(app, "restore", launchers)(restore)


def backup(
    run: Invocation, file: File = None, listed: Annotated[bool, typer.Option("--list")] = False
) -> int:
    """Write everything into one encrypted file; --list shows the automatic backups."""
    if listed == (file is not None):
        raise UsageError("backup-what")
    with run.session() as session:
        if file is not None:
            return _told(run, session.backups.export(file))
        return _listed(run, session.backups.list())


def restore(run: Invocation, file: Annotated[Path, typer.Argument(metavar="FILE")]) -> int:
    """Put a profile back from a backup; the one that stands there is kept beside it."""
    from callassist.services.backups import restoring  # noqa: PLC0415 - the stores load late

    if not run.common.user:
        raise UsageError("user-missing")
    done = restoring.restore(
        file, run.folder, run.common.user, lambda: run.password(PASSWORD, "cli.ask.password")
    )
    moment = _moment_of(done.at)
    if run.out.as_json:
        run.out.json(
            {
                "status": "restored",
                "at": done.at.isoformat(),
                "rosters": list(done.rosters),
                "accounts": done.accounts,
                "former": done.former,
            }
        )
    run.out.line(run.words.text("cli.restore.done", at=moment, rosters=len(done.rosters)))
    run.out.line(run.words.text("cli.restore.accounts", count=done.accounts))
    if done.former:
        run.out.line(run.words.text("cli.restore.former", folder=done.former))
    return 0


def purge(run: Invocation, version: Version) -> int:
    """Destroy a roster here and in the backups; prints the certificate."""
    with run.session() as session:
        certificate = session.backups.purge(version)
    if run.out.as_json:
        run.out.json(_certificate(certificate))
        return 0
    words = run.words
    run.out.line(
        words.text(
            "cli.purge.done",
            version=certificate.version,
            rows=f"{certificate.rows:,}",
            source=certificate.source,
            at=_moment_of(certificate.at),
            user=certificate.user,
        )
    )
    print_reached(run, certificate.backups)
    return 0


def repair(
    run: Invocation,
    version: Version,
    source: Annotated[Path | None, typer.Option("--from", metavar="FILE")] = None,
) -> int:
    """Make a damaged roster whole again from its copy, a backup, or the file it came from."""
    with run.session() as session:
        outcome = session.backups.repair(version, source, os.environ.get(FILE_PASSWORD))
    if run.out.as_json:
        run.out.json({"version": version, "status": outcome})
    run.out.line(run.words.text(f"cli.repair.{outcome}", version=version))
    return 0


def keep_up(session: Session) -> None:
    """Do what is due once a day, after a command's own answer; an impatient Ctrl-C only ends it."""
    sys.stdout.flush()
    with suppress(KeyboardInterrupt, CallAssistError):  # the answer stands, whatever becomes of it
        session.backups.run_due()


def print_reached(run: Invocation, backups: tuple[Reached, ...]) -> None:
    """Print what became of each backup, for people."""
    if not backups:
        run.out.line(run.words.text("cli.reached.none"))
    run.out.table(
        (one.name, _moment_of(one.at), run.words.text(f"cli.reached.{one.reach.value}"))
        for one in backups
    )


def reached_json(backups: tuple[Reached, ...]) -> list[dict[str, str]]:
    """Return what became of each backup, for programs."""
    return [
        {"name": one.name, "at": one.at.isoformat(), "reach": one.reach.value} for one in backups
    ]


def _moment_of(at: datetime) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def _told(run: Invocation, made: BackupInfo) -> int:
    if run.out.as_json:
        run.out.json({"status": "verified", **_json(made)})
    run.out.line(run.words.text("cli.backup.done", file=made.name, rosters=len(made.rosters)))
    return 0


def _listed(run: Invocation, backups: tuple[BackupInfo, ...]) -> int:
    if run.out.as_json:
        run.out.json({"backups": [_json(one) for one in backups]})
    elif not backups:
        run.out.line(run.words.text("cli.backup.none"))
    run.out.table(
        (one.name, _moment_of(one.at), run.words.text("cli.backup.rosters", count=len(one.rosters)))
        for one in backups
    )
    return 0


def _json(made: BackupInfo) -> dict[str, object]:
    return {
        "file": made.name,
        "at": made.at.isoformat(),
        "rosters": list(made.rosters),
        "left_out": list(made.left_out),
        "bytes": made.bytes,
    }


def _certificate(one: PurgeCertificate) -> dict[str, object]:
    return {
        "status": "purged",
        "version": one.version,
        "rows": one.rows,
        "source": one.source,
        "at": one.at.isoformat(),
        "user": one.user,
        "backups": reached_json(one.backups),
    }
