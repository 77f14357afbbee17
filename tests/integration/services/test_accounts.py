"""Accounts on a real profile: what an interruption leaves can be put right, and is logged."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from callassist.domain.accounts import Account, Role
from callassist.domain.errors import AccessError, MachineError, RefusedError
from callassist.domain.profile import DATABASE_FILE
from callassist.security import keyring
from callassist.services import setup
from callassist.services.session import Session
from callassist.services.workspace import Workspace
from callassist.storage.accounts import Accounts
from callassist.storage.database import Database
from tests.cheap import CHEAP

CHIEF, GOOD, NEW = "chief", "correct horse battery staple", "another long phrase"
OPERATOR = "hana"
LONG_AGO = datetime(2023, 6, 5, tzinfo=UTC)
FULL = "disk-full"


def _log_in(folder: Path, user: str = CHIEF, password: str = GOOD) -> Session:
    return Workspace(folder, terminal="desk-1").log_in(user, password)


def _expire(folder: Path, user: str) -> None:
    """Let an account end, as its supervisor would have decided."""
    unlocked = keyring.unlock(folder, CHIEF, GOOD)
    database = Database.open(folder / DATABASE_FILE, unlocked.data_key.database_key())
    Accounts(database).put(Account(user, Role.SUPERVISOR, LONG_AGO))
    database.close()


def _outcomes(session: Session) -> list[str]:
    lines = [json.loads(line) for line in session.access.export()]
    return [line["outcome"] for line in lines if line["action"] == "account"]


def test_interrupted_removal_can_be_ended(tmp_path: Path) -> None:
    """Where only the key slot had gone, removing the account again takes its entry too."""
    setup.create(tmp_path, CHIEF, GOOD, cost=CHEAP)
    session = _log_in(tmp_path)
    session.people.add(OPERATOR, NEW, Role.OPERATOR)
    keyring.remove(tmp_path, keyring.unlock(tmp_path, CHIEF, GOOD), OPERATOR)

    session.people.remove(OPERATOR)
    names = [account.user for account in session.people.accounts()]
    with pytest.raises(RefusedError, match="user-unknown"):
        session.people.remove(OPERATOR)
    session.log_out()

    assert [CHIEF] == names


def test_name_of_an_interrupted_removal_is_free(tmp_path: Path) -> None:
    """Where only the key slot had gone, the name can be given anew, with its new role."""
    setup.create(tmp_path, CHIEF, GOOD, cost=CHEAP)
    session = _log_in(tmp_path)
    session.people.add(OPERATOR, NEW, Role.OPERATOR)
    keyring.remove(tmp_path, keyring.unlock(tmp_path, CHIEF, GOOD), OPERATOR)

    session.people.add(OPERATOR, NEW, Role.AUDITOR)
    roles = {account.user: account.role for account in session.people.accounts()}
    session.log_out()

    assert {CHIEF: Role.SUPERVISOR, OPERATOR: Role.AUDITOR} == roles


def test_recovery_lets_an_expired_supervisor_in_and_is_logged(tmp_path: Path) -> None:
    """Two shares open a profile whose only supervisor has expired; the log names the account."""
    shares = setup.create(tmp_path, CHIEF, GOOD, cost=CHEAP)
    _expire(tmp_path, CHIEF)
    with pytest.raises(AccessError, match="account-expired"):
        _log_in(tmp_path)

    setup.recover(tmp_path, shares[:2], CHIEF, NEW)
    session = _log_in(tmp_path, CHIEF, NEW)
    told = _outcomes(session)
    session.log_out()

    assert [f"recovered {CHIEF}"] == told


def test_an_account_ends_and_begins_again(tmp_path: Path) -> None:
    """A supervisor lets it end; from then on its password opens nothing, until the end is gone."""
    setup.create(tmp_path, CHIEF, GOOD, cost=CHEAP)
    session = _log_in(tmp_path)
    session.people.add(OPERATOR, NEW, Role.OPERATOR)
    session.people.end("Hana", LONG_AGO)
    with pytest.raises(AccessError, match="account-expired"):
        _log_in(tmp_path, OPERATOR, NEW)
    session.people.end(OPERATOR, None)
    _log_in(tmp_path, OPERATOR, NEW).log_out()
    session.log_out()


def test_expired_account_does_not_come_back_after_a_lock(tmp_path: Path) -> None:
    """An account that ends while its window is locked stays outside."""
    setup.create(tmp_path, CHIEF, GOOD, cost=CHEAP)
    session = _log_in(tmp_path)
    session.lock()
    _expire(tmp_path, CHIEF)

    with pytest.raises(AccessError, match="account-expired"):
        session.unlock(GOOD)

    session.log_out()


def test_profile_that_could_not_be_made_can_be_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk in the middle of `init` leaves an empty folder, ready for another try."""

    def fail(*_: object) -> None:
        raise MachineError(FULL)

    with monkeypatch.context() as full:
        full.setattr(Accounts, "add", fail)
        with pytest.raises(MachineError):
            setup.create(tmp_path, CHIEF, GOOD, cost=CHEAP)

    assert [] == list(tmp_path.iterdir())
    setup.create(tmp_path, CHIEF, GOOD, cost=CHEAP)
    _log_in(tmp_path).log_out()
