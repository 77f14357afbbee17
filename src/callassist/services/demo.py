"""A throw-away profile with everything in it: accounts, a synthetic roster, the content."""

from __future__ import annotations

import secrets
from pathlib import Path

from callassist.domain.accounts import Role
from callassist.domain.errors import RefusedError
from callassist.services import setup
from callassist.services.importing.request import Approval, ImportRequest
from callassist.services.samples import write_sample
from callassist.services.views import DemoAccount
from callassist.services.workspace import Workspace

SEED = 1
SUPERVISOR = "supervisor"
OTHERS = (("operator", Role.OPERATOR), ("auditor", Role.AUDITOR))
ROSTER = "demo.csv"


def prepare(folder: Path, rows: int) -> tuple[DemoAccount, ...]:
    """
    Make a demo profile.

    Args:
        folder: new or empty.
        rows: persons on its roster, all of them synthetic.

    Returns:
        One account a role, with its password.

    Raises:
        RefusedError: the folder is in use.
        MachineError: the folder cannot hold a profile.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise RefusedError("demo-folder-used")
    first = _account(SUPERVISOR, Role.SUPERVISOR)
    others = tuple(_account(user, role) for user, role in OTHERS)
    setup.create(folder, first.user, first.password)
    session = Workspace(folder).log_in(first.user, first.password)
    try:
        for one in others:
            session.people.add(one.user, one.password, one.role)
        roster = folder / ROSTER
        write_sample(roster, rows, SEED)
        # The sample has a few rows that are refused, as real files do.
        session.rosters.import_file(ImportRequest(roster), Approval())
        roster.unlink()
    finally:
        session.log_out()
    operator, auditor = others
    return (operator, first, auditor)


def workspace(folder: Path, accounts: tuple[DemoAccount, ...]) -> Workspace:
    """Return the workspace of a demo, whose unlock page offers its accounts."""
    return Workspace(folder, hint=accounts)


def _account(user: str, role: Role) -> DemoAccount:
    return DemoAccount(user, f"demo-{secrets.token_hex(4)}-{secrets.token_hex(4)}", role)
