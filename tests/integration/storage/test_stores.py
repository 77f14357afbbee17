"""Accounts, policy and calls: domain values in and out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import StatementError

from callassist.domain.accounts import Account, Role
from callassist.domain.calls import Call, Disposition
from callassist.domain.errors import AccessError, CallAssistError, RefusedError
from callassist.domain.policy import Policy
from callassist.storage.accounts import Accounts
from callassist.storage.calls import Calls
from callassist.storage.database import Database
from callassist.storage.policy import PolicyStore
from callassist.storage.schema import account
from tests.integration.storage.conftest import KEY, MOMENT

CHIEF, OPERATOR = Account("chief", Role.SUPERVISOR), Account("op-1", Role.OPERATOR, MOMENT)


def _code(kind: type[CallAssistError], act: Callable[[], object]) -> str:
    with pytest.raises(kind) as refused:
        act()
    return refused.value.code


def test_accounts_come_back(database: Database) -> None:
    """Accounts are listed by name with role and end; an unknown one is nobody."""
    accounts = Accounts(database)
    accounts.add(OPERATOR)
    accounts.add(CHIEF)

    assert (CHIEF, OPERATOR) == accounts.list()
    assert OPERATOR == accounts.get("op-1")
    assert None is accounts.get("ghost")


def test_accounts_go(database: Database) -> None:
    """A removed account is listed no more; names are taken once and must be known."""
    accounts = Accounts(database)
    accounts.add(CHIEF)
    accounts.add(OPERATOR)
    accounts.remove("op-1")

    assert (CHIEF,) == accounts.list()
    assert "user-exists" == _code(RefusedError, lambda: accounts.add(CHIEF))
    assert "user-unknown" == _code(RefusedError, lambda: accounts.remove("op-1"))


def test_accounts_expire(database: Database) -> None:
    """From its end on an account is refused; without an end it never is."""
    accounts = Accounts(database)
    accounts.add(OPERATOR)

    accounts.check("op-1", MOMENT - timedelta(seconds=1))
    assert "account-expired" == _code(AccessError, lambda: accounts.check("op-1", MOMENT))
    accounts.put(replace(OPERATOR, expires=None))
    accounts.check("op-1", MOMENT)
    accounts.check("only-in-the-keyring", MOMENT)


def test_moments_are_one_moment_everywhere(database: Database) -> None:
    """A time is kept as the moment it was, whatever zone it was given in."""
    tokyo = timezone(timedelta(hours=9))
    accounts = Accounts(database)
    accounts.add(Account("x", Role.AUDITOR, MOMENT.astimezone(tokyo)))
    found = accounts.get("x")

    assert found is not None
    assert found.expires is not None
    assert (MOMENT, timedelta()) == (found.expires, found.expires.utcoffset())


def test_a_moment_without_a_zone_is_a_bug(database: Database) -> None:
    """A time that could be any moment is not stored."""
    with pytest.raises(StatementError, match="time zone"), database.writing() as connection:
        connection.execute(
            insert(account).values(
                user="x", role="operator", created_at=MOMENT.replace(tzinfo=None)
            )
        )


def test_the_policy_is_strict_until_set(path: Path, database: Database) -> None:
    """A new profile has the default policy; another one replaces it and stays."""
    store = PolicyStore(database)
    assert Policy() == store.get()
    for wanted in (
        Policy(idle_lock_minutes=3, max_removal_share=0.01),
        Policy(idle_lock_minutes=4),
    ):
        store.set(wanted)
        assert wanted == store.get()

    database.close()
    again = Database.open(path, KEY)
    assert 4 == PolicyStore(again).get().idle_lock_minutes
    again.close()


def test_receipts_count_the_day(database: Database) -> None:
    """Receipt numbers begin at one each day and are never given twice."""
    first, second = Calls(database, lambda: "230605"), Calls(database, lambda: "230606")

    assert ["230605-0001", "230605-0002", "230606-0001", "230605-0003"] == [
        one.next_receipt() for one in (first, first, second, first)
    ]


def test_todays_receipt_names_today(database: Database) -> None:
    """Without another calendar the local day is used."""
    day, _, number = Calls(database).next_receipt().partition("-")

    assert (6, True, "0001") == (len(day), day.isdigit(), number)


def test_a_call_comes_back(database: Database) -> None:
    """A finished call is kept with every field."""
    call = Call(
        receipt="230605-0001",
        started=MOMENT,
        ended=MOMENT + timedelta(minutes=4),
        user="op-1",
        prefix="B",
        record_hash="cd" * 16,
        disposition=Disposition.EXPLAINED,
        note="𠮷田様 ご説明済み\n再度の連絡不要",
    )
    Calls(database).add(call)

    assert call == Calls(database).get("230605-0001")
    assert None is Calls(database).get("230605-0002")
