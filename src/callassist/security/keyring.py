"""Who can open a profile: made, opened, extended, taken back and recovered here."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from callassist.domain.accounts import Role
from callassist.domain.errors import AccessError, RefusedError
from callassist.domain.profile import PROFILE_FORMAT
from callassist.security import files, kdf, keyring_file, shares, slots
from callassist.security.kdf import STANDARD_COST, KdfCost
from callassist.security.keyring_file import Keyring
from callassist.security.keys import DataKey
from callassist.security.lockout import STANDARD_RULE, Lockout, LockoutRule, now_utc
from callassist.security.passwords import canonical_password, canonical_user, check_password
from callassist.security.slots import Binding, Slot

FIRST_EPOCH = 1


@dataclass(frozen=True, slots=True)
class Unlocked:
    """
    A profile opened by one person.

    Args:
        user: canonical name; role: what the slot was sealed for.
        profile_id: identifier of the profile; epoch: which data key it has.
        cost: what a guess of a password costs in this profile.
        data_key: what the database key and the record hashes come from.
    """

    user: str
    role: Role
    profile_id: str
    epoch: int
    cost: KdfCost
    data_key: DataKey


@dataclass(frozen=True, slots=True)
class Created:
    """A new profile's keys, and the recovery shares that are shown this once."""

    unlocked: Unlocked
    shares: tuple[str, str, str]

    def __repr__(self) -> str:
        return f"Created({self.unlocked!r}, shares=…)"


def create(folder: Path, user: str, password: str, *, cost: KdfCost = STANDARD_COST) -> Created:
    """
    Write the keyring of a new profile with its first supervisor.

    Args:
        folder: made by `storage.profile.create`.
        user: the supervisor's name.
        password: theirs.
        cost: what a guess of a password costs.

    Returns:
        The keys, and three shares of which any two recover them.

    Raises:
        RefusedError: the folder has a keyring, or name or password is not accepted.
        MachineError: the keyring cannot be written.
    """
    name = canonical_user(user)
    check_password(name, password)
    profile, key = secrets.token_hex(16), DataKey.new()
    unlocked = Unlocked(name, Role.SUPERVISOR, profile, FIRST_EPOCH, cost, key)
    under, printed = shares.new(profile)
    recovery = slots.seal(key, under, Binding(profile, FIRST_EPOCH))
    slot = _slot(unlocked, name, password, Role.SUPERVISOR)
    with files.locked(keyring_file.path_of(folder)):
        if keyring_file.path_of(folder).exists():
            raise RefusedError("profile-exists")
        keyring = Keyring(PROFILE_FORMAT, profile, FIRST_EPOCH, (slot,), recovery)
        keyring_file.write(folder, keyring)
    return Created(unlocked, printed)


def unlock(
    folder: Path,
    user: str,
    password: str,
    *,
    rule: LockoutRule = STANDARD_RULE,
    clock: Callable[[], datetime] = now_utc,
) -> Unlocked:
    """
    Open a profile by name and password.

    An unknown name takes as long as a wrong password and is answered in the same words.

    Args:
        folder: the profile.
        user: name as typed.
        password: as typed.
        rule: when wrong passwords lock.
        clock: now, in UTC.

    Raises:
        AccessError: wrong-password, or locked-out with the minutes left.
        RefusedError: no profile, a damaged or a newer keyring.
        MachineError: the keyring cannot be read, or a wrong try cannot be written down.
    """
    keyring = keyring_file.read(folder)
    name = _typed_user(user)
    guard = Lockout(folder, keyring.profile, rule, clock)
    guard.check(name)
    slot = keyring.slot(name)
    key = slots.open_slot(slot or _nobody(keyring, name), password, keyring.profile, keyring.epoch)
    guard.settle(name, right=key is not None)
    if slot is None or key is None:  # `settle` has raised; the types do not know
        raise AccessError("wrong-password")
    return Unlocked(name, slot.role, keyring.profile, keyring.epoch, slot.cost, key)


def add(folder: Path, unlocked: Unlocked, user: str, password: str, role: Role) -> str:
    """
    Give a person a key slot.

    Args:
        folder: the profile.
        unlocked: the supervisor who does it.
        user: the new person's name.
        password: theirs.
        role: what they may do.

    Returns:
        The canonical account name.

    Raises:
        AccessError: whoever does it is no supervisor.
        RefusedError: the name is taken, or name or password is not accepted.
    """
    _require_supervisor(unlocked)
    name = canonical_user(user)
    check_password(name, password)
    slot = _slot(unlocked, name, password, role)
    with files.locked(keyring_file.path_of(folder)):
        keyring = _ours(folder, unlocked)
        if keyring.slot(name):
            raise RefusedError("user-exists")
        keyring_file.write(folder, keyring.with_slot(slot))
    return name


def reset(folder: Path, unlocked: Unlocked, user: str, password: str) -> str:
    """
    Seal the data key anew under another password: anyone's own, or a supervisor for anybody.

    A lock on the account goes with the old password. Returns and raises as `add`.
    """
    name = _typed_user(user)
    if name != unlocked.user:
        _require_supervisor(unlocked)
    check_password(name, password)
    with files.locked(keyring_file.path_of(folder)):
        keyring = _ours(folder, unlocked)
        old = keyring.slot(name)
        if old is None:
            raise RefusedError("user-unknown")
        keyring_file.write(folder, keyring.with_slot(_slot(unlocked, name, password, old.role)))
    Lockout(folder, unlocked.profile_id).release(name)
    return name


def remove(folder: Path, unlocked: Unlocked, user: str) -> str:
    """
    Delete a person's key slot; the data key stays the same.

    Returns:
        The canonical account name.

    Raises:
        AccessError: whoever does it is no supervisor.
        RefusedError: no such user, or the last supervisor.
    """
    _require_supervisor(unlocked)
    name = _typed_user(user)
    with files.locked(keyring_file.path_of(folder)):
        keyring = _ours(folder, unlocked)
        if keyring.slot(name) is None:
            raise RefusedError("user-unknown")
        left = keyring.without(name)
        if not left.supervisors():
            raise RefusedError("last-supervisor")
        keyring_file.write(folder, left)
    return name


def recover(folder: Path, typed: tuple[str, ...], user: str, password: str) -> Unlocked:
    """
    Open a profile by two recovery shares and make `user` a supervisor with a new password.

    Args:
        folder: the profile.
        typed: two of the three shares.
        user: the supervisor's name, new or known.
        password: their new one.

    Raises:
        RefusedError: a share is mistyped, of another profile or given twice, or name or password
            is not accepted.
    """
    name = canonical_user(user)
    check_password(name, password)
    with files.locked(keyring_file.path_of(folder)):
        keyring = keyring_file.read(folder)
        under = shares.sealing_key(keyring.profile, typed)
        binding = Binding(keyring.profile, keyring.epoch)
        key = slots.unseal(keyring.recovery, under, binding)
        if key is None:
            raise RefusedError("keyring-damaged")
        cost = _cost(keyring)
        unlocked = Unlocked(name, Role.SUPERVISOR, keyring.profile, keyring.epoch, cost, key)
        slot = _slot(unlocked, name, password, Role.SUPERVISOR)
        keyring_file.write(folder, keyring.with_slot(slot))
    Lockout(folder, keyring.profile).release(name)
    return unlocked


def roles(folder: Path) -> dict[str, Role]:
    """Return the names that have a slot, with the role the file states for each."""
    return {slot.user: slot.role for slot in keyring_file.read(folder).slots}


def _slot(unlocked: Unlocked, user: str, password: str, role: Role) -> Slot:
    binding = Binding(unlocked.profile_id, unlocked.epoch, user, role.value)
    return slots.make(unlocked.data_key, password, binding, unlocked.cost)


def _cost(keyring: Keyring) -> KdfCost:
    return keyring.slots[0].cost if keyring.slots else STANDARD_COST


def _ours(folder: Path, unlocked: Unlocked) -> Keyring:
    """Return the keyring, which must still be the one that was opened."""
    keyring = keyring_file.read(folder)
    if (keyring.profile, keyring.epoch) != (unlocked.profile_id, unlocked.epoch):
        raise RefusedError("keyring-changed")
    return keyring


def _require_supervisor(unlocked: Unlocked) -> None:
    if unlocked.role is not Role.SUPERVISOR:
        raise AccessError("not-allowed")


def _typed_user(user: str) -> str:
    """Return the canonical name, or what was typed where it cannot be one; never refuses."""
    try:
        return canonical_user(user)
    except RefusedError:
        return canonical_password(user).casefold()


def _nobody(keyring: Keyring, name: str) -> Slot:
    """Return a slot that no password opens and that costs as much as a real one."""
    seed = f"{keyring.profile} {name}".encode(errors="surrogatepass")
    salt = hashlib.sha256(seed).digest()[: kdf.SALT_BYTES]
    return Slot(name, Role.OPERATOR, _cost(keyring), salt, keyring.recovery)
