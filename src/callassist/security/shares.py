"""
Recovery shares as people write them down: "7K3QX-0M2AB-…", eight groups of five.

A share holds its place (1–3), two bytes that tell the profile, sixteen of the split recovery key
and a checksum, in an alphabet without letters that look like digits.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from callassist.domain.errors import RefusedError
from callassist.security import shamir

NEEDED = 2
RECOVERY_BYTES = 16
_TAG_BYTES = 2
_SUM_BYTES = 6
_SHARE_BYTES = 1 + _TAG_BYTES + RECOVERY_BYTES + _SUM_BYTES
_CHARACTERS = _SHARE_BYTES * 8 // 5
_GROUP = 5

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
_DASHES = frozenset("-‐‑‒–—―−ー_ \t\u3000")


def new(profile: str) -> tuple[bytes, tuple[str, str, str]]:
    """Return a recovery key's sealing key, and the three shares that give it back."""
    recovery = secrets.token_bytes(RECOVERY_BYTES)
    parts = shamir.split(recovery)
    first, second, third = (
        _print(bytes([place]) + _tag(profile) + part)
        for place, part in zip(shamir.SHARES, parts, strict=True)
    )
    return _sealing_key(recovery), (first, second, third)


def sealing_key(profile: str, typed: tuple[str, ...]) -> bytes:
    """
    Return the key under which the data key is sealed for recovery.

    Args:
        profile: identifier of the profile.
        typed: two shares, however grouped, in any case and width.

    Raises:
        RefusedError: a share is mistyped, of another profile, or given twice.
    """
    if len(typed) < NEEDED:
        raise RefusedError("shares-missing", needed=NEEDED)
    first, second = (
        _read(text, number, profile) for number, text in enumerate(typed[:NEEDED], start=1)
    )
    if first[0] == second[0]:
        raise RefusedError("share-twice")
    return _sealing_key(shamir.combine(first, second))


def _read(text: str, number: int, profile: str) -> tuple[int, bytes]:
    share = _parse(text)
    if share is None:
        raise RefusedError("share-mistyped", number=number)
    place, tag, part = share[0], share[1 : 1 + _TAG_BYTES], share[1 + _TAG_BYTES :]
    if place not in shamir.SHARES or tag != _tag(profile):
        raise RefusedError("share-of-another-profile", number=number)
    return place, part


def _print(share: bytes) -> str:
    value = int.from_bytes(share + _checksum(share))
    text = "".join(_ALPHABET[value >> shift & 31] for shift in range(5 * _CHARACTERS - 5, -1, -5))
    return "-".join(text[at : at + _GROUP] for at in range(0, _CHARACTERS, _GROUP))


def _parse(text: str) -> bytes | None:
    """Return the share that was typed, or None where a character is missing or wrong."""
    plain = "".join(c for c in unicodedata.normalize("NFKC", text) if c not in _DASHES)
    plain = plain.upper().translate(_ALIKE)
    if len(plain) != _CHARACTERS or any(c not in _ALPHABET for c in plain):
        return None
    value = 0
    for character in plain:
        value = value << 5 | _ALPHABET.index(character)
    whole = value.to_bytes(_SHARE_BYTES)
    share, checksum = whole[:-_SUM_BYTES], whole[-_SUM_BYTES:]
    return share if checksum == _checksum(share) else None


def _checksum(share: bytes) -> bytes:
    return hashlib.sha256(b"callassist share 1" + share).digest()[:_SUM_BYTES]


def _tag(profile: str) -> bytes:
    return hashlib.sha256(b"callassist profile 1" + profile.encode()).digest()[:_TAG_BYTES]


def _sealing_key(recovery: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"callassist recovery 1").derive(
        recovery
    )
