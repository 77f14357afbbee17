"""A key slot: the data key, sealed by one person's password."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from callassist.domain.accounts import Role
from callassist.security import kdf
from callassist.security.kdf import KdfCost
from callassist.security.keys import DataKey
from callassist.security.passwords import canonical_password

NONCE_BYTES = 12


class Sealed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An encrypted data key and the number used once to encrypt it."""

    nonce: bytes
    key: bytes


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    One person's way to the data key.

    Args:
        user: canonical name; role: what the account may do, bound to the sealed key.
        cost, salt: how the password becomes a key.
        sealed: the data key under it.
    """

    user: str
    role: Role
    cost: KdfCost
    salt: bytes
    sealed: Sealed


@dataclass(frozen=True, slots=True)
class Binding:
    """
    What a sealed key holds good for; whoever changes one of these in the file breaks the seal.

    Args:
        profile: identifier of the profile; epoch: counts its data keys.
        user: canonical name, or "" for the recovery shares; role: the account's.
    """

    profile: str
    epoch: int
    user: str = ""
    role: str = ""

    def data(self) -> bytes:
        """Return the bytes that are authenticated along with the key."""
        parts = ["callassist slot 1", self.profile, self.epoch, self.user, self.role]
        return json.dumps(parts).encode()


def seal(key: DataKey, under: bytes, binding: Binding) -> Sealed:
    """Encrypt the data key under a 32-byte key."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return Sealed(nonce, AESGCM(under).encrypt(nonce, key.secret(), binding.data()))


def unseal(sealed: Sealed, under: bytes, binding: Binding) -> DataKey | None:
    """Return the data key, or None where key, contents or binding do not fit."""
    try:
        return DataKey(AESGCM(under).decrypt(sealed.nonce, sealed.key, binding.data()))
    except (InvalidTag, ValueError):
        return None


def make(key: DataKey, password: str, binding: Binding, cost: KdfCost) -> Slot:
    """Return a new slot for the person whom `binding` names."""
    salt = secrets.token_bytes(kdf.SALT_BYTES)
    under = kdf.derive(canonical_password(password), salt, cost)
    role = Role(binding.role)
    return Slot(binding.user, role, cost, salt, seal(key, under, binding))


def open_slot(slot: Slot, password: str, profile: str, epoch: int) -> DataKey | None:
    """Return the data key, or None where the password is wrong or the slot was changed."""
    under = kdf.derive(canonical_password(password), slot.salt, slot.cost)
    binding = Binding(profile, epoch, slot.user, slot.role.value)
    return unseal(slot.sealed, under, binding)
