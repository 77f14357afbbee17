"""Purges and removed accounts reach the backups that exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.domain.accounts import Role
from callassist.domain.backup import Reach, Reached
from callassist.domain.errors import AccessError, RefusedError
from callassist.services.backups import checking, children, places, restoring
from callassist.services.backups import document as documents
from callassist.services.backups.wrapping import Wrapper
from callassist.storage.rosters import layout
from tests.integration.backups.ground import CHIEF, GOOD, HANA, OTHER, Clock, kept, names, opened

SATO = "sato"


def both(profile: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Make an automatic backup and one in a file."""
    with opened(profile) as session:
        made = session.backups.make()
        session.backups.export(tmp_path / "one.backup")
    return profile / "backups" / made.name, tmp_path / "one.backup"


def test_purge_reaches_every_backup(profile: Path, tmp_path: Path) -> None:
    """After a purge no backup has the roster's key, and the certificate names each of them."""
    automatic, file = both(profile, tmp_path)
    with opened(profile) as session:
        active, older = names(session)
        certificate = session.backups.purge(older)
        assert (active,) == names(session)
    assert [(automatic.name, Reach.WRAPPED), (file.name, Reach.WRAPPED)] == [
        (one.name, one.reach) for one in certificate.backups
    ]
    assert not (profile / "rosters" / older).exists()
    assert not (profile / "backups" / "rosters" / f"{older}.db").exists()
    for number, backup in enumerate((automatic, file)):
        assert (active,) == tuple(documents.read(backup)[0].envelope.rosters)
        target = tmp_path / f"restored-{number}"
        restoring.restore(backup, target, CHIEF, lambda: GOOD)
        with opened(target) as session:
            assert (active,) == names(session)


def test_roster_in_use_is_not_purged(profile: Path) -> None:
    """The active roster stays, here and in the backups."""
    with opened(profile) as session:
        active = names(session)[0]
        with pytest.raises(RefusedError, match="roster-in-use"):
            session.backups.purge(active)
        assert active in names(session)


def test_nobody_switches_to_a_roster_while_it_is_purged(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A switch during a purge is refused, so no roster in use is without its key in the backups."""
    reach, refused = Wrapper.without_roster, []
    monkeypatch.setattr(layout, "SWITCH_SECONDS", 0.0)

    def reaching(wrapper: Wrapper, version: str) -> tuple[Reached, ...]:
        with opened(profile) as other, pytest.raises(RefusedError) as error:
            other.rosters.activate(version)
        refused.append(error.value.code)
        return reach(wrapper, version)

    monkeypatch.setattr(Wrapper, "without_roster", reaching)
    with opened(profile) as session:
        active, older = names(session)
        session.backups.purge(older)
        assert (active,) == names(session)
    assert ["roster-switching"] == refused


def test_account_removed_during_a_check_is_kept_out(
    profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What keeps the backups busy lets them follow the accounts when it is done."""
    _, file = both(profile, tmp_path)

    def remove(*_: object) -> checking.Found:
        with opened(profile) as other:
            other.people.remove(HANA)
        return checking.Found((), ())

    monkeypatch.setattr(children, "run", remove)
    monkeypatch.setattr(places, "LOCK_SECONDS", 0.0)
    with opened(profile) as session:
        session.backups.check()
    assert (CHIEF,) == tuple(slot.user for slot in documents.read(file)[0].envelope.keyring.slots)


def test_backup_of_a_purged_active_roster_restores_another(profile: Path, tmp_path: Path) -> None:
    """Where the roster that was in use has been purged since, the newest left is used."""
    _, file = both(profile, tmp_path)
    with opened(profile) as session:
        newest, older = names(session)
        session.rosters.activate(older)
        session.backups.purge(newest)
    restoring.restore(file, tmp_path / "new", CHIEF, lambda: GOOD)
    with opened(tmp_path / "new") as session:
        active = session.rosters.active()
        assert older == (active.version if active else "")


def test_certificate_names_what_was_out_of_reach(profile: Path, tmp_path: Path) -> None:
    """A backup that was moved away is on the certificate, as missed."""
    _, file = both(profile, tmp_path)
    file.rename(tmp_path / "moved.backup")
    with opened(profile) as session:
        certificate = session.backups.purge(names(session)[1])
    assert ("one.backup", Reach.MISSED) in [(one.name, one.reach) for one in certificate.backups]


def test_damaged_backup_expires(profile: Path, tmp_path: Path) -> None:
    """An automatic backup that cannot be wrapped anew is deleted and said to be."""
    automatic, _ = both(profile, tmp_path)
    raw = bytearray(automatic.read_bytes())
    raw[4096:200_000] = bytes(200_000 - 4096)
    automatic.write_bytes(raw)
    with opened(profile) as session:
        assert () == session.backups.list()
        certificate = session.backups.purge(names(session)[1])
    assert (automatic.name, Reach.EXPIRED) in [(one.name, one.reach) for one in certificate.backups]
    assert not automatic.exists()


def test_removed_accounts_password_opens_no_backup(profile: Path, tmp_path: Path) -> None:
    """A supervisor who was removed cannot restore the backups made while they were there."""
    with opened(profile) as session:
        session.people.add(SATO, OTHER, Role.SUPERVISOR)
    backups = both(profile, tmp_path)
    with opened(profile) as session:
        session.people.remove(SATO)
    for number, backup in enumerate(backups):
        with pytest.raises(AccessError, match="wrong-password"):
            restoring.restore(backup, tmp_path / f"sato-{number}", SATO, lambda: OTHER)
        target = tmp_path / f"chief-{number}"
        restoring.restore(backup, target, CHIEF, lambda: GOOD)
        with opened(target) as session:
            assert SATO not in {one.user for one in session.people.accounts()}


def test_backups_open_by_the_password_of_today(profile: Path, tmp_path: Path) -> None:
    """After a password was changed the old one opens no backup, and the new one does."""
    _, file = both(profile, tmp_path)
    with opened(profile) as session:
        session.people.reset(CHIEF, OTHER)
    with pytest.raises(AccessError, match="wrong-password"):
        restoring.restore(file, tmp_path / "new", CHIEF, lambda: GOOD)
    restoring.restore(file, tmp_path / "new", CHIEF, lambda: OTHER)
    with opened(tmp_path / "new", CHIEF, OTHER) as session:
        assert CHIEF == session.user


def test_interrupted_removal_is_finished_by_the_next_backup(
    profile: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where an account went and the backups were not reached, the next backup sees to it."""
    with opened(profile) as session:
        session.people.add(SATO, OTHER, Role.SUPERVISOR)
    with kept(profile, clock) as backups:
        first = backups.make()
        with monkeypatch.context() as patched:
            patched.setattr(type(backups), "rewrap", lambda _: ())
            with opened(profile) as session:
                session.people.remove(SATO)
        clock.forward(1)
        backups.make()
    told, _ = documents.read(profile / "backups" / first.name)
    assert told.envelope.keyring.slot(SATO) is None
