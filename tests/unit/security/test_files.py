"""Small files that are replaced as a whole."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from threading import Thread

import pytest
from filelock import FileLock

from callassist.domain.errors import MachineError
from callassist.security import files


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    """Afterwards there is the new file, the owner's only, and no remainder."""
    target = tmp_path / "a.json"
    files.replace(target, b"old")
    files.replace(target, b"new")

    assert b"new" == target.read_bytes()
    assert 0o600 == target.stat().st_mode & 0o777
    assert ["a.json"] == [path.name for path in tmp_path.iterdir()]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the new file cannot be flushed, the old one stands and no remainder is left."""
    target = tmp_path / "a.json"
    files.replace(target, b"old")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "no space", str(handle))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MachineError) as refused:
        files.replace(target, b"new")

    assert "disk-full" == refused.value.code
    assert b"old" == target.read_bytes()
    assert ["a.json"] == [path.name for path in tmp_path.iterdir()]


def test_a_lock_held_elsewhere_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting for another process ends, and says why."""
    monkeypatch.setattr(files, "LOCK_SECONDS", 0.05)
    target = tmp_path / "a.json"
    with (
        FileLock(tmp_path / "a.json.lock"),
        pytest.raises(MachineError) as refused,
        files.locked(target),
    ):
        pytest.fail("two held the lock")

    assert "profile-busy" == refused.value.code


def test_writers_take_turns(tmp_path: Path) -> None:
    """Nothing is lost when several read, change and write the same file."""
    target = tmp_path / "count"
    files.replace(target, b"0")

    def count() -> None:
        for _ in range(10):
            with files.locked(target):
                files.replace(target, str(int(target.read_bytes()) + 1).encode())

    threads = [Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert b"40" == target.read_bytes()
