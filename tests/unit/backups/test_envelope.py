"""The key of a backup and what opens it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from callassist.domain.accounts import Role
from callassist.domain.errors import AccessError, RefusedError
from callassist.security import envelope, keyring, keyring_file
from callassist.security.envelope import BackupKey, Envelope
from callassist.security.keyring import Unlocked
from tests.cheap import CHEAP

GOOD = "correct horse battery staple"
VERSION = "20230605T101500Z-3f9a"
ROSTER_KEY = bytes(range(32))


@pytest.fixture
def unlocked(tmp_path: Path) -> Unlocked:
    """Return a profile's keys."""
    return keyring.create(tmp_path, "chief", GOOD, cost=CHEAP).unlocked


def sealed(folder: Path, unlocked: Unlocked, key: BackupKey) -> Envelope:
    """Return the envelope of a backup with one roster."""
    ring = keyring_file.read(folder)
    under = envelope.seal_key(unlocked.data_key, ring, "one", key)
    return Envelope(ring, under, {VERSION: key.seal_roster(VERSION, ROSTER_KEY)})


def test_password_opens_a_backup(tmp_path: Path, unlocked: Unlocked) -> None:
    """Name and password give the data key, that gives the backup's key, that gives the roster's."""
    told = sealed(tmp_path, unlocked, BackupKey.new())
    opened = envelope.unlock(told.keyring, "Chief", GOOD)
    key = envelope.open_key(opened.data_key, told, "one")
    assert (Role.SUPERVISOR, ROSTER_KEY) == (
        opened.role,
        key.open_roster(VERSION, told.rosters[VERSION]),
    )


@pytest.mark.parametrize(("user", "password"), [("chief", "wrong"), ("nobody", GOOD), ("!", GOOD)])
def test_wrong_password_is_told_in_the_same_words(
    tmp_path: Path, unlocked: Unlocked, user: str, password: str
) -> None:
    """A wrong password and an unknown or impossible name are told alike."""
    told = sealed(tmp_path, unlocked, BackupKey.new())
    with pytest.raises(AccessError, match="wrong-password"):
        envelope.unlock(told.keyring, user, password)


def test_keys_hold_for_one_backup_and_one_roster(tmp_path: Path, unlocked: Unlocked) -> None:
    """A sealed key moved to another backup, or to another version, opens nothing."""
    key = BackupKey.new()
    told = sealed(tmp_path, unlocked, key)
    with pytest.raises(RefusedError, match="backup-damaged"):
        envelope.open_key(unlocked.data_key, told, "other")
    with pytest.raises(RefusedError, match="backup-damaged"):
        key.open_roster("20230605T101500Z-0000", told.rosters[VERSION])


def test_purged_roster_has_no_key(tmp_path: Path, unlocked: Unlocked) -> None:
    """After a purge nothing of the roster's key is in the envelope."""
    told = sealed(tmp_path, unlocked, BackupKey.new()).without_roster(VERSION)
    assert VERSION not in msgspec.json.encode(told).decode()


def test_keys_do_not_print_themselves() -> None:
    """A key in a message or a log shows nothing."""
    assert "BackupKey(…)" == repr(BackupKey.new())
