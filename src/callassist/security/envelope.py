"""The key of one backup, and everything that opens it: re-wrapped without touching the backup."""

from __future__ import annotations

import hashlib
import hmac
import secrets

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from callassist.domain.errors import AccessError, RefusedError
from callassist.security import slots
from callassist.security.keyring import Unlocked
from callassist.security.keyring_file import Keyring
from callassist.security.keys import KEY_BYTES, DataKey
from callassist.security.passwords import canonical_user
from callassist.security.slots import NONCE_BYTES, Sealed


class BackupKey:
    """
    The random key of one backup; it never prints itself.

    Args:
        secret: 32 bytes.
    """

    __slots__ = ("_secret",)

    def __init__(self, secret: bytes) -> None:
        if len(secret) != KEY_BYTES:
            message = "a backup's key is 32 bytes"
            raise ValueError(message)
        self._secret = secret

    @classmethod
    def new(cls) -> BackupKey:
        """Return a random key."""
        return cls(secrets.token_bytes(KEY_BYTES))

    def __repr__(self) -> str:
        return "BackupKey(…)"

    def secret(self) -> bytes:
        """Return the bytes, for the child process that makes the backup and for sealing."""
        return self._secret

    def database_key(self) -> bytes:
        """Return the raw key of the database inside the backup."""
        return self._derived(b"callassist backup database 1")

    def mac(self, data: bytes) -> bytes:
        """Return what proves that `data` was written by somebody who has the key."""
        key = self._derived(b"callassist backup head 1")
        return hmac.new(key, data, hashlib.sha256).digest()

    def seal_roster(self, version: str, key: bytes) -> Sealed:
        """Encrypt the key of a roster version."""
        return _sealed(self._rosters(), key, version)

    def open_roster(self, version: str, sealed: Sealed) -> bytes:
        """
        Return the key of a roster version.

        Raises:
            RefusedError: backup-damaged.
        """
        return _opened(self._rosters(), sealed, version)

    def _rosters(self) -> bytes:
        return self._derived(b"callassist backup rosters 1")

    def _derived(self, label: bytes) -> bytes:
        return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=label).derive(
            self._secret
        )


class Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    What opens a backup.

    Args:
        keyring: every slot that opens the data key.
        key: the backup's key under the data key.
        rosters: version → the roster's key under the backup's key; without it nobody can read
            the roster's copy.
    """

    keyring: Keyring
    key: Sealed
    rosters: dict[str, Sealed]

    def without_roster(self, version: str) -> Envelope:
        """Return it without the key of a roster."""
        kept = {name: sealed for name, sealed in self.rosters.items() if name != version}
        return msgspec.structs.replace(self, rosters=kept)


def seal_key(data_key: DataKey, ring: Keyring, backup: str, key: BackupKey) -> Sealed:
    """Encrypt a backup's key under the data key that `ring` opens."""
    return _sealed(data_key.backup_key(), key.secret(), _place(ring, backup))


def open_key(data_key: DataKey, envelope: Envelope, backup: str) -> BackupKey:
    """
    Return a backup's key.

    Raises:
        RefusedError: backup-damaged: it was sealed by another data key, or changed.
    """
    place = _place(envelope.keyring, backup)
    return BackupKey(_opened(data_key.backup_key(), envelope.key, place))


def unlock(ring: Keyring, user: str, password: str) -> Unlocked:
    """
    Open the keyring of a backup by name and password.

    Raises:
        AccessError: wrong-password; an unknown name is answered in the same words.
        MachineError: not enough memory.
    """
    try:
        slot = ring.slot(canonical_user(user))
    except RefusedError:
        slot = None
    key = slots.open_slot(slot, password, ring.profile, ring.epoch) if slot else None
    if slot is None or key is None:
        raise AccessError("wrong-password")
    return Unlocked(slot.user, slot.role, ring.profile, ring.epoch, slot.cost, key)


def _place(ring: Keyring, backup: str) -> str:
    return f"callassist backup 1 {ring.profile} {ring.epoch} {backup}"


def _sealed(under: bytes, key: bytes, place: str) -> Sealed:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return Sealed(nonce, AESGCM(under).encrypt(nonce, key, place.encode()))


def _opened(under: bytes, sealed: Sealed, place: str) -> bytes:
    try:
        return AESGCM(under).decrypt(sealed.nonce, sealed.key, place.encode())
    except (InvalidTag, ValueError):
        raise RefusedError("backup-damaged") from None
