"""`callassist init` and `recover`: a profile begins, and comes back when passwords are lost."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from callassist.cli.command import command
from callassist.cli.invocation import PASSWORD, Invocation, Launchers
from callassist.domain.errors import UsageError

SHARES_NEEDED = 2


def register(app: typer.Typer, launchers: Launchers) -> None:
    """Add the commands."""
    command(app, "init", launchers)(init)
    command(app, "recover", launchers)(recover)


def init(run: Invocation) -> int:
    """Make a profile and its first supervisor, and print the recovery shares once."""
    from callassist.services import setup  # noqa: PLC0415 - the stores load late

    user = _named(run)
    password = run.new_password(PASSWORD)
    shares = setup.create(run.folder, user, password)
    if run.out.as_json:
        run.out.json({"profile": str(run.folder), "user": user, "shares": list(shares)})
        return 0
    run.out.line(run.words.text("cli.init.done", folder=str(run.folder)))
    run.out.line(run.words.text("cli.init.shares"))
    run.out.table((f"  {number}.", share) for number, share in enumerate(shares, start=1))
    return 0


def recover(
    run: Invocation,
    shares: Annotated[str | None, typer.Argument(metavar="-")] = None,
) -> int:
    """Give a supervisor a new password by two of the three recovery shares."""
    from callassist.services import setup  # noqa: PLC0415 - the stores load late

    user = _named(run)
    given = _shares(run, shares)
    setup.recover(run.folder, given, user, run.new_password(PASSWORD))
    if run.out.as_json:
        run.out.json({"user": user, "status": "recovered"})
    run.out.line(run.words.text("cli.recover.done"))
    return 0


def _named(run: Invocation) -> str:
    if not run.common.user:
        raise UsageError("user-missing")
    return run.common.user


def _shares(run: Invocation, source: str | None) -> tuple[str, ...]:
    """Read the shares from standard input or the terminal: never from an argument."""
    if source == "-":
        return tuple(line.strip() for line in sys.stdin if line.strip())[:SHARES_NEEDED]
    if source is not None:
        raise UsageError("shares-as-argument")
    return tuple(run.ask("cli.ask.share", number=number) for number in range(1, SHARES_NEEDED + 1))
