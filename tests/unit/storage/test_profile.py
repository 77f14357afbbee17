"""The profile folder, before anything in it is opened."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from callassist.domain.errors import CallAssistError, MachineError, RefusedError
from callassist.storage import profile
from callassist.storage.database import Database


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make the outside of a profile: the files are looked at and not opened."""
    made = profile.create(tmp_path / "profile")
    for name, content in (("keyring.json", '{"format": 1}'), ("callassist.db", "")):
        (made / name).write_text(content, encoding="utf-8")
        (made / name).chmod(0o600)
    return made


def _code(kind: type[CallAssistError], act: Callable[[], object]) -> str:
    with pytest.raises(kind) as refused:
        act()
    return refused.value.code


def test_a_new_profile_is_its_owners(tmp_path: Path) -> None:
    """Nobody else can enter the folder, and folders above it are made too."""
    made = profile.create(tmp_path / "a" / "b")

    assert 0o700 == stat.S_IMODE(made.stat().st_mode)


def test_an_empty_folder_becomes_a_profile(tmp_path: Path) -> None:
    """A folder made by the user is taken and closed to others."""
    tmp_path.chmod(0o755)

    assert 0o700 == stat.S_IMODE(profile.create(tmp_path).stat().st_mode)


def test_nothing_is_overwritten(tmp_path: Path, folder: Path) -> None:
    """A profile, a folder in use and a file are refused."""
    used, file = tmp_path / "used", tmp_path / "file"
    used.mkdir()
    (used / "letter.txt").touch()
    file.touch()

    assert "profile-exists" == _code(RefusedError, lambda: profile.create(folder))
    assert "profile-folder-not-empty" == _code(RefusedError, lambda: profile.create(used))
    assert "profile-folder-not-empty" == _code(RefusedError, lambda: profile.create(file))
    assert "profile-folder-not-empty" == _code(RefusedError, lambda: profile.create(file / "x"))


def test_a_whole_profile_passes(folder: Path) -> None:
    """A profile as it was made needs no mending."""
    info = profile.check(folder)

    assert (folder, 1, 0) == (info.folder, info.format, info.mended)
    assert folder / "callassist.db" == info.database


def test_rights_of_others_are_taken_back(folder: Path) -> None:
    """What others could read is the owner's again, and how much it was is told."""
    (folder / "rosters").mkdir(mode=0o755)
    (folder / "keyring.json").chmod(0o644)
    folder.chmod(0o755)

    assert 3 == profile.check(folder).mended
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())}
    assert {
        "profile": 0o700,
        "rosters": 0o700,
        "keyring.json": 0o600,
        "callassist.db": 0o600,
    } == modes


def test_a_link_out_of_the_profile_is_left_alone(tmp_path: Path, folder: Path) -> None:
    """Mending touches nothing outside the profile."""
    outside = tmp_path / "outside"
    outside.touch(mode=0o644)
    outside.chmod(0o644)
    (folder / "link").symlink_to(outside)
    profile.check(folder)

    assert 0o644 == stat.S_IMODE(outside.stat().st_mode)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (json.dumps({"format": 2}), "profile-too-new"),
        (json.dumps({"format": 0}), "keyring-damaged"),
        (json.dumps({"format": "1"}), "keyring-damaged"),
        ("[]", "keyring-damaged"),
        ("{}", "keyring-damaged"),
        ("\x00", "keyring-damaged"),
    ],
)
def test_the_format_decides(folder: Path, content: str, code: str) -> None:
    """A newer profile is refused and a damaged one told, before a password is asked for."""
    (folder / "keyring.json").write_text(content, encoding="utf-8")

    assert code == _code(RefusedError, lambda: profile.check(folder))


def test_a_folder_that_is_no_profile(tmp_path: Path, folder: Path) -> None:
    """Without a keyring there is no profile, without a database a damaged one."""
    (folder / "callassist.db").unlink()

    assert "profile-missing" == _code(RefusedError, lambda: profile.check(tmp_path))
    assert "profile-missing" == _code(RefusedError, lambda: profile.check(tmp_path / "none"))
    assert "profile-damaged" == _code(RefusedError, lambda: profile.check(folder))


def test_an_old_sqlite_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library with the bug that can corrupt the database does not touch it."""
    monkeypatch.setattr(dbapi2, "sqlite_version_info", (3, 51, 2))
    monkeypatch.setattr(dbapi2, "sqlite_version", "3.51.2")
    with pytest.raises(MachineError) as refused:
        Database.open(tmp_path / "callassist.db", bytes(32))

    assert {"found": "3.51.2", "needed": "3.51.3"} == refused.value.params
    assert [] == list(tmp_path.iterdir())


def test_a_network_share_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A profile on a share is neither opened nor made."""
    monkeypatch.setattr(profile, "is_network_share", bool)

    assert "network-share" == _code(MachineError, lambda: profile.check(folder))
    assert "network-share" == _code(MachineError, lambda: profile.create(folder.parent / "new"))
    assert not (folder.parent / "new").exists()


def test_a_folder_that_cannot_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A read-only profile is told before anything fails half-way."""
    monkeypatch.setattr(os, "access", lambda path, mode: not (path and mode & os.W_OK))

    assert "read-only" == _code(MachineError, lambda: profile.check(folder))
