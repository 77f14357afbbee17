"""The data key and what is derived from it."""

from __future__ import annotations

import pickle

import pytest

from callassist.security.keys import DataKey, record_hash


def test_a_data_key_does_not_print_itself() -> None:
    """Neither a log nor a crash report can hold the key by accident."""
    key = DataKey(b"k" * 32)

    assert "DataKey(…)" == repr(key) == str(key) == f"{key}"


def test_a_data_key_does_not_leave_its_process() -> None:
    """It cannot be handed to a child process."""
    with pytest.raises(TypeError):
        pickle.dumps(DataKey.new())


def test_derived_keys_differ() -> None:
    """The database key gives nothing away of the data key, nor of the record hashes."""
    key = DataKey(b"k" * 32)

    assert 32 == len(key.database_key())
    assert b"k" * 32 != key.database_key()
    assert record_hash(key.database_key(), "A0012345") != key.record_hash("A0012345")


def test_a_record_hash_needs_the_key() -> None:
    """The same number has the same hash in one profile and another one in the next."""
    ours, theirs = DataKey.new(), DataKey.new()

    assert ours.record_hash("A0012345") == ours.record_hash("A0012345")
    assert ours.record_hash("A0012345") != ours.record_hash("A0012346")
    assert ours.record_hash("A0012345") != theirs.record_hash("A0012345")
    assert "A0012345" not in ours.record_hash("A0012345")


def test_a_key_of_another_length_is_a_bug() -> None:
    """Half a key is not taken."""
    with pytest.raises(ValueError, match="32 bytes"):
        DataKey(b"k" * 16)
