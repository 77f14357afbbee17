"""`keyring.json`: every key slot of a profile, and the recovery slot."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec

from callassist.domain.accounts import Role
from callassist.domain.errors import RefusedError
from callassist.domain.machine import machine_error
from callassist.domain.profile import KEYRING_FILE, PROFILE_FORMAT
from callassist.security import files
from callassist.security.slots import Sealed, Slot

MOST_BYTES = 1 << 20


class Keyring(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    What the file holds; nothing of it opens anything without a password.

    Args:
        format: layout of the profile.
        profile: its random identifier; epoch: counts its data keys.
        slots: one a user.
        recovery: the data key under what two recovery shares give.
    """

    format: int
    profile: str
    epoch: int
    slots: Annotated[tuple[Slot, ...], msgspec.Meta(max_length=1000)]
    recovery: Sealed

    def slot(self, user: str) -> Slot | None:
        """Return the slot of a canonical name, or None."""
        return next((slot for slot in self.slots if slot.user == user), None)

    def with_slot(self, slot: Slot) -> Keyring:
        """Return the keyring with this slot in the place of the user's old one."""
        return msgspec.structs.replace(self, slots=(*self.without(slot.user).slots, slot))

    def without(self, user: str) -> Keyring:
        """Return the keyring without a user's slot."""
        others = tuple(slot for slot in self.slots if slot.user != user)
        return msgspec.structs.replace(self, slots=others)

    def supervisors(self) -> int:
        """Return how many slots a supervisor could open."""
        return sum(slot.role is Role.SUPERVISOR for slot in self.slots)


class _Head(msgspec.Struct):
    format: int


def path_of(folder: Path) -> Path:
    """Return where a profile's keyring is."""
    return folder / KEYRING_FILE


def read(folder: Path) -> Keyring:
    """
    Read a profile's keyring.

    Raises:
        RefusedError: there is none, it is damaged, or of a newer program.
        MachineError: it cannot be read.
    """
    data = _bytes(path_of(folder))
    try:
        if msgspec.json.decode(data, type=_Head).format > PROFILE_FORMAT:
            raise RefusedError("profile-too-new")
        return msgspec.json.decode(data, type=Keyring)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise RefusedError("keyring-damaged") from None


def write(folder: Path, keyring: Keyring) -> None:
    """Replace a profile's keyring, durably and at once."""
    data = msgspec.json.format(msgspec.json.encode(keyring), indent=1)
    files.replace(path_of(folder), data)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise RefusedError("profile-missing") from None
    except OSError as error:
        raise machine_error(error) from error
    if len(data) > MOST_BYTES:
        raise RefusedError("keyring-damaged")
    return data
