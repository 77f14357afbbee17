"""`callassist accounts`: who may log in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from callassist.cli.command import command, group_of
from callassist.cli.commands.backup import print_reached, reached_json
from callassist.cli.invocation import Invocation, Launchers
from callassist.domain.accounts import Account, Role

NEW_PASSWORD = "CALLASSIST_NEW_PASSWORD"  # noqa: S105 - the variable's name, not a password

A_DAY = timedelta(days=1)

Name = Annotated[str, typer.Argument(metavar="NAME")]


def register(app: typer.Typer, launchers: Launchers) -> None:
    """Add the group and its commands."""
    group = group_of(launchers)
    command(group, "list", launchers)(list_accounts)
    command(group, "add", launchers)(add)
    command(group, "expire", launchers)(expire)
    command(group, "remove", launchers)(remove)
    command(group, "reset", launchers)(reset)
    app.add_typer(group, name="accounts")


def list_accounts(run: Invocation) -> int:
    """List the accounts and their roles."""
    with run.session() as session:
        accounts = session.people.accounts()
    if run.out.as_json:
        run.out.json({"accounts": [_told(one) for one in accounts]})
    run.out.table(
        (one.user, run.words.text(f"role.{one.role.value}"), _end(run, one)) for one in accounts
    )
    return 0


def add(
    run: Invocation,
    name: Name,
    role: Annotated[Role, typer.Option("--role")] = Role.OPERATOR,
) -> int:
    """Make an account; its password comes from CALLASSIST_NEW_PASSWORD or is asked for."""
    with run.session() as session:
        session.people.accounts()  # refuses before anyone is asked for a password
        session.people.add(name, run.new_password(NEW_PASSWORD), role)
    return _done(run, "added", name)


def expire(
    run: Invocation,
    name: Name,
    day: Annotated[
        datetime | None, typer.Argument(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD")
    ] = None,
) -> int:
    """Let an account end after a day of this machine's calendar; without one it never does."""
    with run.session() as session:
        session.people.end(name, (day + A_DAY).astimezone(UTC) if day else None)
    last = f"{day:%Y-%m-%d}" if day else ""
    return _done(run, "ends" if day else "endless", name, last, last_day=last)


def remove(run: Invocation, name: Name) -> int:
    """Remove an account and its key slot."""
    with run.session() as session:
        session.people.remove(name)
        unreached = session.backups.unreached()
    _done(run, "removed", name, backups=reached_json(unreached))
    if unreached and not run.out.as_json:
        run.out.line(run.words.text("cli.accounts.unreached"))
        print_reached(run, unreached)
    return 0


def reset(run: Invocation, name: Name) -> int:
    """Give an account a new password."""
    with run.session() as session:
        session.people.accounts()  # refuses before anyone is asked for a password
        session.people.reset(name, run.new_password(NEW_PASSWORD))
    return _done(run, "reset", name)


def _done(run: Invocation, status: str, name: str, day: str = "", **told: object) -> int:
    if run.out.as_json:
        run.out.json({"user": name, "status": status, **told})
    run.out.line(run.words.text(f"cli.accounts.{status}", user=name, day=day))
    return 0


def _told(one: Account) -> dict[str, str | None]:
    expires = one.expires.isoformat() if one.expires else None
    return {"user": one.user, "role": one.role.value, "expires": expires}


def _end(run: Invocation, one: Account) -> str:
    if one.expires is None:
        return ""
    day = one.expires.astimezone() - A_DAY
    return run.words.text("cli.accounts.until", day=f"{day:%Y-%m-%d}")
