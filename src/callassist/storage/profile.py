"""The profile folder: made, and looked at before anything in it is opened."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from callassist.domain.errors import MachineError, RefusedError
from callassist.domain.machine import machine_error
from callassist.domain.profile import DATABASE_FILE, KEYRING_FILE, PROFILE_FORMAT
from callassist.storage.volumes import is_network_share

__all__ = [
    "SAFE_SQLITE",
    "ProfileInfo",
    "check",
    "check_place",
    "create",
    "machine_error",
    "safe_sqlite",
]

SAFE_SQLITE = (3, 51, 3)
"""First SQLite without the bug that can corrupt a database in WAL mode."""

_FOLDER_MODE = 0o700
_FILE_MODE = 0o600
_MOST_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class ProfileInfo:
    """
    A profile that can be opened.

    Args:
        folder: where it is; format: its layout's number.
        mended: how many files and folders others could read until now.
    """

    folder: Path
    format: int
    mended: int

    @property
    def database(self) -> Path:
        """Where its `callassist.db` is."""
        return self.folder / DATABASE_FILE


def create(folder: Path) -> Path:
    """
    Make an empty profile folder that only its owner can enter.

    Args:
        folder: does not exist, or is empty.

    Returns:
        The folder.

    Raises:
        RefusedError: it is a profile, or holds something else.
        MachineError: it cannot be made there, or SQLite is too old.
    """
    safe_sqlite()
    if (folder / KEYRING_FILE).exists():
        raise RefusedError("profile-exists")
    _check_volume(folder)
    try:
        folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise RefusedError("profile-folder-not-empty")
        folder.chmod(_FOLDER_MODE)
    except (FileExistsError, NotADirectoryError):
        raise RefusedError("profile-folder-not-empty") from None
    except OSError as error:
        raise machine_error(error) from error
    return folder


def check(folder: Path) -> ProfileInfo:
    """
    Check that a folder is a profile which this program and this machine can open.

    Files that others could read are made the owner's again. The library that opens its files is
    another matter, and slow to load: see `safe_sqlite`.

    Args:
        folder: the profile.

    Raises:
        RefusedError: no profile, a newer or a damaged one.
        MachineError: a network share, or a folder that cannot be written.
    """
    if not (folder / KEYRING_FILE).is_file():
        raise RefusedError("profile-missing")
    _check_volume(folder)
    number = _format(folder / KEYRING_FILE)
    if number > PROFILE_FORMAT:
        raise RefusedError("profile-too-new")
    if not (folder / DATABASE_FILE).is_file():
        raise RefusedError("profile-damaged")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise MachineError("read-only")
    return ProfileInfo(folder, number, _mend(folder))


def check_place(folder: Path) -> None:
    """
    Check that a profile can be where it does not stand yet.

    Raises:
        MachineError: a network share, or an old SQLite.
    """
    safe_sqlite()
    _check_volume(folder)


def safe_sqlite() -> str:
    """
    Return the version of the SQLite in use.

    Raises:
        MachineError: it is one that can corrupt a database.
    """
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - the way in is painted without it

    if dbapi2.sqlite_version_info < SAFE_SQLITE:
        needed = ".".join(map(str, SAFE_SQLITE))
        raise MachineError("sqlite-too-old", found=dbapi2.sqlite_version, needed=needed)
    return str(dbapi2.sqlite_version)


def _check_volume(folder: Path) -> None:
    if is_network_share(folder):
        raise MachineError("network-share")


def _format(path: Path) -> int:
    try:
        with path.open("rb") as file:
            head = json.loads(file.read(_MOST_BYTES))
        number = head["format"]
    except OSError as error:
        raise machine_error(error) from error
    except (ValueError, KeyError, TypeError):
        raise RefusedError("keyring-damaged") from None
    if not isinstance(number, int) or number < 1:
        raise RefusedError("keyring-damaged")
    return number


def _mend(folder: Path) -> int:
    """Take everyone else's rights away from the profile; return where they had any."""
    if os.name == "nt":  # rights are the user folder's own there
        return 0
    try:
        return sum(_mend_one(path) for path in (folder, *folder.rglob("*")))
    except OSError as error:
        raise machine_error(error) from error


def _mend_one(path: Path) -> bool:
    try:
        mode = path.lstat().st_mode
        if path.is_symlink() or not mode & 0o077:
            return False
        path.chmod(_FOLDER_MODE if path.is_dir() else _FILE_MODE)
    except FileNotFoundError:  # a journal that another process has just removed
        return False
    return True
