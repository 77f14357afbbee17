"""
A secret split so that any two of three shares give it back and one alone says nothing.

Source: A. Shamir, "How to share a secret" (1979), over GF(256) with the polynomial of AES.
"""

from __future__ import annotations

import secrets

SHARES = (1, 2, 3)
"""Places at which the lines are evaluated; the secret stands at 0."""

_POLYNOMIAL = 0x11B
_INVERSE_EXPONENT = 254  # a**255 = 1 for every a but 0


def split(secret: bytes) -> tuple[bytes, ...]:
    """Return one share for each place of `SHARES`, as long as the secret."""
    slope = secrets.token_bytes(len(secret))
    return tuple(
        bytes(s ^ multiply(a, place) for s, a in zip(secret, slope, strict=True))
        for place in SHARES
    )


def combine(first: tuple[int, bytes], second: tuple[int, bytes]) -> bytes:
    """
    Return the secret from two shares with their places.

    Raises:
        ValueError: both are the same share, or their lengths differ.
    """
    (x, ours), (y, theirs) = first, second
    if x == y:
        message = "two different shares are needed"
        raise ValueError(message)
    # A line through (x, ours) and (y, theirs), read at 0; minus is xor in this field.
    span = inverse(x ^ y)
    weight_x, weight_y = multiply(y, span), multiply(x, span)
    return bytes(
        multiply(a, weight_x) ^ multiply(b, weight_y) for a, b in zip(ours, theirs, strict=True)
    )


def multiply(a: int, b: int) -> int:
    """Multiply in GF(256), in the same number of steps whatever the values."""
    product = 0
    for _ in range(8):
        product ^= -(b & 1) & a
        a = (a << 1) ^ (-(a >> 7) & _POLYNOMIAL)
        b >>= 1
    return product


def inverse(a: int) -> int:
    """Return 1/a in GF(256); the inverse of 0 is given as 0."""
    result = 1
    for _ in range(_INVERSE_EXPONENT):
        result = multiply(result, a)
    return result
