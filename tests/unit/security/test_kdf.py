"""The key from a password."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from callassist.domain.errors import RefusedError
from callassist.security import kdf, keyring, keyring_file
from callassist.security.kdf import STANDARD_COST, KdfCost
from tests.unit.security.conftest import PASSWORD, SUPERVISOR


def test_the_standard_cost_is_the_design() -> None:
    """A guess costs 64 MiB, three passes and four lanes."""
    assert KdfCost(memory_kib=64 * 1024, passes=3, lanes=4) == STANDARD_COST


def test_a_key_depends_on_password_and_salt() -> None:
    """Another password or another salt gives another key; the same ones give the same."""
    cost = KdfCost(memory_kib=64, passes=1, lanes=1)
    key = kdf.derive("a", b"0" * 16, cost)

    assert kdf.derive("a", b"0" * 16, cost) == key
    assert 3 == len({key, kdf.derive("b", b"0" * 16, cost), kdf.derive("a", b"1" * 16, cost)})


def test_a_profile_opens_at_the_standard_cost(tmp_path: Path) -> None:
    """What is shipped works, not only the cheap cost of the tests."""
    made = keyring.create(tmp_path, SUPERVISOR, PASSWORD)
    opened = keyring.unlock(tmp_path, SUPERVISOR, PASSWORD)

    assert made.unlocked.data_key.database_key() == opened.data_key.database_key()
    assert STANDARD_COST == opened.cost


@pytest.mark.usefixtures("created")
@pytest.mark.parametrize(
    ("name", "value"), [("memory_kib", 100 * 1024 * 1024), ("passes", 1000), ("lanes", 200)]
)
def test_a_file_cannot_ask_for_any_cost(tmp_path: Path, name: str, value: int) -> None:
    """A keyring that would fill the memory is refused before anything is derived."""
    path = keyring_file.path_of(tmp_path)
    hostile = msgspec.json.decode(path.read_bytes())
    hostile["slots"][0]["cost"][name] = value
    path.write_bytes(msgspec.json.encode(hostile))

    with pytest.raises(RefusedError) as refused:
        keyring.unlock(tmp_path, SUPERVISOR, PASSWORD)
    assert "keyring-damaged" == refused.value.code
