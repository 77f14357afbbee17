"""Backups written into a file, and profiles put back from them."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from callassist.domain.backup import Restored
from callassist.domain.errors import AccessError, RefusedError, UsageError
from callassist.domain.plans import PlanState
from callassist.domain.profile import DATABASE_FILE
from callassist.security import keyring
from callassist.services.access import AccessService
from callassist.services.actor import Actor
from callassist.services.backups import restoring
from callassist.services.backups.service import BackupService
from callassist.services.backups.unpacking import Unpacking
from callassist.services.backups.work import Profile as BackedUp
from callassist.services.backups.work import Work
from callassist.services.importing.request import ImportRequest
from callassist.storage import swapping
from callassist.storage.access_log import AccessLog
from callassist.storage.backups import container, snapshot
from callassist.storage.backups.snapshot import Snapshot
from callassist.storage.database import Database
from tests.integration.backups.ground import CHIEF, GOOD, HANA, OTHER, flip, found, names, opened
from tests.integration.importing.support import people, write_csv
from tests.legible import legible


def restore(file: Path, folder: Path, user: str = CHIEF, password: str = GOOD) -> Restored:
    """Restore as a supervisor who types a password."""
    return restoring.restore(file, folder, user, lambda: password)


@pytest.fixture
def backup(profile: Path, tmp_path: Path) -> Path:
    """Return a backup of the profile."""
    with opened(profile) as session:
        session.backups.export(tmp_path / "one.backup")
    return tmp_path / "one.backup"


def test_everything_comes_back(profile: Path, backup: Path, tmp_path: Path) -> None:
    """Accounts, rosters, the access log and the active roster are there again, elsewhere."""
    with opened(profile) as session:
        before = (names(session), session.rosters.active(), session.people.accounts())
    restore(backup, tmp_path / "new")
    with opened(tmp_path / "new") as session:
        after = (names(session), session.rosters.active(), session.people.accounts())
        for version in names(session):
            session.rosters.verify(version)
        assert (1, 0) == (found(session, 320), found(session, 1))
        session.rosters.activate(names(session)[1])
        assert (0, 1) == (found(session, 320), found(session, 1))
        assert any('"restore"' in line for line in session.access.export())
    assert before == after
    with opened(tmp_path / "new", HANA, OTHER) as session:
        assert HANA == session.user


def test_waiting_plan_is_read_again_after_restoring(profile: Path, tmp_path: Path) -> None:
    """Its rows are in no backup: it is offered as interrupted, and made anew of its file."""
    file = write_csv(tmp_path / "third.csv", people(range(11, 331)))
    with opened(profile) as session:
        plan = session.rosters.plan(ImportRequest(file))
        session.backups.export(tmp_path / "one.backup")
    restore(tmp_path / "one.backup", tmp_path / "new")
    with opened(tmp_path / "new") as session:
        waits = [(one.id, one.state, one.stale) for one in session.rosters.waiting()]
        with pytest.raises(RefusedError, match="import-plan-gone"):
            session.rosters.get(plan.version)
        again = session.rosters.resume(plan.version)
        assert [(plan.version, PlanState.INTERRUPTED, False)] == waits
        assert (10, 310) == (again.report.added, again.report.unchanged)


def test_former_profile_is_kept(profile: Path, backup: Path) -> None:
    """Restoring over a profile keeps it, and its automatic backups move to the new one."""
    with opened(profile) as session:
        session.people.remove(HANA)
        session.backups.make()
    done = restore(backup, profile)
    former = profile.parent / done.former
    with opened(former) as session:
        assert [CHIEF] == [one.user for one in session.people.accounts()]
    with opened(profile) as session:
        assert 1 == len(session.backups.list())
    assert not list(profile.parent.glob(".profile.aside-*"))


def test_profile_in_use_is_not_replaced(profile: Path, backup: Path) -> None:
    """While anybody is logged in, restoring is refused and changes nothing."""
    with opened(profile) as session:
        with pytest.raises(RefusedError, match="profile-in-use"):
            restore(backup, profile)
        assert 1 == found(session, 320)
    assert not list(profile.parent.glob("profile.former-*"))


@pytest.mark.parametrize("over", ["profile", "new"])
def test_two_restorings_do_not_meet(
    profile: Path, backup: Path, monkeypatch: pytest.MonkeyPatch, over: str
) -> None:
    """Whoever restores into a folder where somebody restores already is refused; the first ends."""
    folder, taken, refused = profile.with_name(over), Unpacking.database, []

    def unpacking(one: Unpacking, aside: Path, key: bytes) -> Snapshot:
        with monkeypatch.context() as patched:
            patched.setattr(Unpacking, "database", taken)
            with pytest.raises(RefusedError) as error:
                restore(backup, folder)
        refused.append(error.value.code)
        return taken(one, aside, key)

    monkeypatch.setattr(Unpacking, "database", unpacking)
    restore(backup, folder)
    assert ["profile-in-use"] == refused
    with opened(folder) as session:
        assert 1 == found(session, 320)
    assert not list(profile.parent.glob(".*"))


def test_profile_made_meanwhile_is_not_replaced(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A profile that comes into the folder while another is built for it stays."""
    folder, fill = tmp_path / "new", swapping.aside_of

    def aside_of(place: Path) -> Path:
        place.mkdir()
        (place / DATABASE_FILE).write_bytes(b"another")
        return fill(place)

    monkeypatch.setattr(swapping, "aside_of", aside_of)
    with pytest.raises(RefusedError, match="profile-in-use"):
        restore(backup, folder)
    assert b"another" == (folder / DATABASE_FILE).read_bytes()


def test_former_folder_is_not_discarded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped right after the exchange, what was in the folder is kept, and found by the next."""
    folder = tmp_path / "profile"
    folder.mkdir()
    (folder / "rows").touch()
    aside = swapping.aside_of(folder)
    exchange = swapping._exchanged

    def stopped(one: Path, other: Path) -> bool:
        exchange(one, other)
        raise KeyboardInterrupt

    monkeypatch.setattr(swapping, "_exchanged", stopped)
    with pytest.raises(KeyboardInterrupt):
        swapping.put_in_place(aside, folder)
    swapping.discard(aside)
    swapping.tidy(folder)
    assert [["rows"]] == [
        [path.name for path in former.iterdir()] for former in tmp_path.glob("profile.former-*")
    ]


def test_folder_with_other_things_is_not_touched(backup: Path, tmp_path: Path) -> None:
    """A folder that is no profile and not empty stays as it is."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(RefusedError, match="profile-folder-not-empty"):
        restore(backup, folder)
    assert ["letter.txt"] == [path.name for path in folder.iterdir()]


@pytest.mark.parametrize(
    ("user", "password", "code"),
    [
        (CHIEF, OTHER, "wrong-password"),
        ("nobody", GOOD, "wrong-password"),
        (HANA, OTHER, "not-allowed"),
    ],
)
def test_only_a_supervisors_password_restores(
    backup: Path, tmp_path: Path, user: str, password: str, code: str
) -> None:
    """A wrong password, an unknown name and an operator's password leave no folder behind."""
    with pytest.raises(AccessError, match=code):
        restore(backup, tmp_path / "new", user, password)
    assert not (tmp_path / "new").exists()


def _back_up(profile: Path, unlocked: keyring.Unlocked, file: Path) -> None:
    """Back a profile up as it stands, without a log-in that would expect today's tables."""
    actor = Actor(CHIEF, unlocked.role, "desk-1")
    with closing(
        Database.open(profile / DATABASE_FILE, unlocked.data_key.database_key())
    ) as database:
        access = AccessService(actor, AccessLog(database), unlocked.data_key.record_hash)
        work = Work(actor, BackedUp(profile, unlocked, database), access)
        BackupService(work, lambda *_: None).export(file)


def test_older_database_is_brought_up_to_date(
    profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup whose database has the first schema there was is restored and opened."""
    from alembic import command  # noqa: PLC0415 - as the program loads it

    from callassist.storage import migrating  # noqa: PLC0415
    from callassist.storage.connections import Connections  # noqa: PLC0415

    old = tmp_path / "old"
    shutil.copytree(profile, old)
    unlocked = keyring.unlock(old, CHIEF, GOOD)
    (old / DATABASE_FILE).unlink()
    for beside in old.glob(f"{DATABASE_FILE}-*"):
        beside.unlink()
    (old / DATABASE_FILE).touch()
    database = Connections(old / DATABASE_FILE, unlocked.data_key.database_key())
    with monkeypatch.context() as patched, database.writing() as connection:
        upgrade = command.upgrade
        patched.setattr(command, "upgrade", lambda config, _: upgrade(config, "0001"))
        migrating._run(connection)
    database.close()
    with monkeypatch.context() as patched:
        patched.setattr(migrating, "HEAD", "0001")
        _back_up(old, unlocked, tmp_path / "old.backup")
    restore(tmp_path / "old.backup", tmp_path / "new")
    with opened(tmp_path / "new") as session:
        assert CHIEF in {one.user for one in session.people.accounts()}


def test_damage_anywhere_is_found(backup: Path, tmp_path: Path) -> None:
    """A flipped bit in any member is refused, and nothing is left of the attempt."""
    body, size = container.read_head(backup).body, backup.stat().st_size
    whole = backup.read_bytes()
    step = (size - body) // 11
    for at in range(body + 7, size, step):
        flip(backup, at)
        with pytest.raises(RefusedError, match=r"backup-(roster-)?damaged"):
            restore(backup, tmp_path / "new")
        backup.write_bytes(whole)
    assert not (tmp_path / "new").exists()
    assert not list(tmp_path.glob(".new.aside-*"))
    restore(backup, tmp_path / "new")


def test_damaged_head_is_read_from_its_copy(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A flipped bit in one of the two heads costs nothing; "." is a folder as any other."""
    flip(backup, 4096 + 100)
    (tmp_path / "new").mkdir()
    monkeypatch.chdir(tmp_path / "new")
    restore(backup, Path())
    assert (tmp_path / "new" / DATABASE_FILE).is_file()


def test_truncated_backup_is_refused(backup: Path, tmp_path: Path) -> None:
    """A backup that a full stick has cut off is not restored by half."""
    with backup.open("r+b") as file:
        file.truncate(backup.stat().st_size - 4096)
    with pytest.raises(RefusedError, match="damaged"):
        restore(backup, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_head_that_somebody_changed_is_refused(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leaving a roster out of the head without having the key is noticed."""
    from callassist.services.backups import document as documents  # noqa: PLC0415

    told, _ = documents.read(backup)
    monkeypatch.undo()
    changed = documents.Document(
        **{
            **{name: getattr(told, name) for name in told.__struct_fields__},
            "rosters": told.rosters[:1],
        }
    )
    container.write_head(backup, changed.encoded())
    with pytest.raises(RefusedError, match="backup-damaged"):
        restore(backup, tmp_path / "new")


def test_nothing_personal_and_no_key_is_readable(profile: Path, backup: Path) -> None:
    """The file shows account names and dates, as the profile does, and nothing of a roster."""
    data_key = keyring.unlock(profile, CHIEF, GOOD).data_key
    copy = profile.parent / "copy.db"
    taken = snapshot.copy_out(
        profile / DATABASE_FILE, data_key.database_key(), copy, bytes(range(32))
    )
    raw = backup.read_bytes()
    secrets = [kept.key for kept in taken.rosters]
    secrets += [data_key.secret(), data_key.database_key()]
    assert [] == [secret for secret in secrets if secret in raw or secret.hex().encode() in raw]
    assert [] == legible(raw, ("見本　太郎", "架空市", "090-0000", "A0000042"))


def test_another_file_is_not_overwritten(profile: Path, tmp_path: Path) -> None:
    """A backup does not take the place of something that is none."""
    target = tmp_path / "letter.txt"
    target.write_text("dear", encoding="utf-8")
    with opened(profile) as session, pytest.raises(UsageError, match="backup-over-other"):
        session.backups.export(target)
    assert "dear" == target.read_text(encoding="utf-8")


def test_older_backup_gives_way_to_the_new_one(profile: Path, backup: Path) -> None:
    """The same file name every evening leaves the newest backup, and no part of any."""
    before = backup.read_bytes()
    with opened(profile) as session:
        session.backups.export(backup)
    assert before != backup.read_bytes()
    assert not list(backup.parent.glob(".one.backup.*"))


def test_operators_do_not_back_up(profile: Path, tmp_path: Path) -> None:
    """A backup is a supervisor's."""
    with opened(profile, HANA, OTHER) as session, pytest.raises(AccessError, match="not-allowed"):
        session.backups.export(tmp_path / "one.backup")


def test_interrupted_replacement_is_finished(profile: Path, backup: Path) -> None:
    """What a kill left between two renames is put right by the next restoring."""
    aside = swapping.aside_of(profile)
    former = profile.rename(profile.with_name("profile.former-20230605T000000Z-aaaa"))
    done = restore(backup, profile)
    assert (True, False, False) == (bool(done.former), aside.exists(), former.exists())
    with opened(profile) as session:
        assert 1 == found(session, 320)
