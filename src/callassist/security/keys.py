"""The profile's data key and the keys derived from it."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
RECORD_HASH_DIGITS = 32  # 128 bits: no two of ten million records share a hash by chance


class DataKey:
    """
    The one secret that a key slot opens; it never prints itself.

    Args:
        secret: 32 bytes.
    """

    __slots__ = ("_secret",)

    def __init__(self, secret: bytes) -> None:
        if len(secret) != KEY_BYTES:
            message = "a data key is 32 bytes"
            raise ValueError(message)
        self._secret = secret

    @classmethod
    def new(cls) -> DataKey:
        """Return a random key."""
        return cls(secrets.token_bytes(KEY_BYTES))

    def __repr__(self) -> str:
        return "DataKey(…)"

    def __reduce__(self) -> str | tuple[object, ...]:
        message = "the data key does not leave its process"
        raise TypeError(message)

    def secret(self) -> bytes:
        """Return the bytes to be sealed into a slot; for this package only."""
        return self._secret

    def database_key(self) -> bytes:
        """Return the raw key of `callassist.db`."""
        return self._derived(b"callassist database 1")

    def backup_key(self) -> bytes:
        """Return the key under which the keys of backups are sealed."""
        return self._derived(b"callassist backup 1")

    def record_hash(self, reference: str) -> str:
        """Return what stands for a record in logs; see `record_hash`."""
        return record_hash(self._derived(b"callassist record hash 1"), reference)

    def _derived(self, label: bytes) -> bytes:
        return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=label).derive(
            self._secret
        )


def record_hash(key: bytes, reference: str) -> str:
    """
    Return the keyed hash of a canonical reference number, as hexadecimal digits.

    Without the key nobody can try all numbers until one fits.

    Args:
        key: 32 bytes.
        reference: such as "A0012345".
    """
    return hmac.new(key, reference.encode(), hashlib.sha256).hexdigest()[:RECORD_HASH_DIGITS]
