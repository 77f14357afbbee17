"""Splitting a secret in three of which two suffice."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.security import shamir

BYTE = st.integers(0, 255)


@given(st.binary(max_size=64))
def test_any_two_shares_give_the_secret(secret: bytes) -> None:
    """Whichever two are kept, in whichever order, the secret comes back."""
    shares = list(zip(shamir.SHARES, shamir.split(secret), strict=True))

    for first, second in permutations(shares, 2):
        assert secret == shamir.combine(first, second)


@given(st.binary(min_size=1, max_size=8), BYTE)
def test_one_share_says_nothing(share: bytes, guess: int) -> None:
    """For every secret there is a second share that fits a given first one."""
    secret = bytes([guess]) * len(share)
    # The line through the guessed secret at 0 and the share at 1, read at 2.
    slope = bytes(a ^ b for a, b in zip(secret, share, strict=True))
    other = bytes(s ^ shamir.multiply(a, 2) for s, a in zip(secret, slope, strict=True))

    assert secret == shamir.combine((1, share), (2, other))


def test_shares_differ_each_time() -> None:
    """The same secret is split differently every time."""
    secret = b"sixteen bytes...."

    assert shamir.split(secret) != shamir.split(secret)


@given(BYTE, BYTE, BYTE)
def test_the_field_is_a_field(a: int, b: int, c: int) -> None:
    """Multiplication commutes, associates and distributes over xor; 1 is neutral."""
    multiply = shamir.multiply

    assert multiply(a, b) == multiply(b, a)
    assert multiply(a, multiply(b, c)) == multiply(multiply(a, b), c)
    assert multiply(a, b ^ c) == multiply(a, b) ^ multiply(a, c)
    assert a == multiply(a, 1)


def test_every_element_but_zero_has_its_inverse() -> None:
    """Dividing by any place works."""
    assert all(1 == shamir.multiply(a, shamir.inverse(a)) for a in range(1, 256))


def test_a_product_known_from_the_standard() -> None:
    """The field is the one of AES: {57} · {83} = {c1} (FIPS 197, 4.2)."""
    assert 0xC1 == shamir.multiply(0x57, 0x83)


def test_the_same_share_twice_is_not_two() -> None:
    """One share cannot pass for two."""
    share = (1, b"abc")

    with pytest.raises(ValueError, match="different"):
        shamir.combine(share, share)
