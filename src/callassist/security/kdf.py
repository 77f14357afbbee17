"""A key from a password, made expensive on purpose."""

from __future__ import annotations

from typing import Annotated

import msgspec
from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from callassist.domain.errors import MachineError

KEY_BYTES = 32
SALT_BYTES = 16

# Upper bounds, because the cost is read from a file that somebody may have written on purpose.
_Memory = Annotated[int, msgspec.Meta(ge=8, le=1_048_576)]
_Passes = Annotated[int, msgspec.Meta(ge=1, le=16)]
_Lanes = Annotated[int, msgspec.Meta(ge=1, le=16)]


class KdfCost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    What one guess of a password costs.

    Args:
        memory_kib: memory filled, in KiB.
        passes: how often it is gone over.
        lanes: how many threads share it.
    """

    memory_kib: _Memory = 65_536
    passes: _Passes = 3
    lanes: _Lanes = 4


STANDARD_COST = KdfCost()
"""64 MiB, three passes, four lanes: 0.12–0.3 s on an office machine."""


def derive(password: str, salt: bytes, cost: KdfCost) -> bytes:
    """
    Derive the key that a password stands for.

    Args:
        password: as `passwords.canonical_password` returns it.
        salt: 16 random bytes.
        cost: kept beside the salt.

    Returns:
        32 bytes.

    Raises:
        MachineError: the machine has not enough memory.

    Source:
        RFC 9106, Argon2id.
    """
    try:
        return hash_secret_raw(
            # Bytes of the environment that are no text arrive as lone surrogates.
            secret=password.encode(errors="surrogatepass"),
            salt=salt,
            time_cost=cost.passes,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    except HashingError as error:
        raise MachineError("memory-full") from error
