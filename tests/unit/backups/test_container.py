"""A backup's file: its head can be replaced, and neither a crash nor a flipped bit loses it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.errors import RefusedError
from callassist.storage.backups import container

BODY = bytes(range(256)) * 8


def made(path: Path, head: bytes = b"{}") -> Path:
    """Write a container with one member."""
    area = container.area_for(len(head))
    with container.private(path) as file:
        container.begin(file, area)
        file.write(BODY)
        container.put_first_head(file, head, area)
    return path


def read(path: Path) -> bytes | str:
    """Return the head, or why it is refused."""
    try:
        return container.read_head(path).data
    except RefusedError as refused:
        return refused.code


def member(path: Path) -> bytes:
    """Return the bytes of its one member."""
    return path.read_bytes()[container.read_head(path).body :]


def test_head_is_replaced_and_the_members_stay(tmp_path: Path) -> None:
    """Of the old head nothing is left in the file, and no member has moved."""
    path = made(tmp_path / "one", b"the old head, somewhat longer")
    container.write_head(path, b"the new head")
    assert b"the new head" == container.read_head(path).data
    assert BODY == member(path)
    assert b"the old head" not in path.read_bytes()


def test_crash_between_the_two_places_leaves_a_head(tmp_path: Path) -> None:
    """With only one of the two places written, the newer head counts."""
    path = made(tmp_path / "one", b"old")
    before = path.read_bytes()
    container.write_head(path, b"new")
    after = path.read_bytes()
    second = 4096 + container.read_head(path).area
    path.write_bytes(after[:second] + before[second:])
    assert b"new" == container.read_head(path).data
    path.write_bytes(before[:second] + b"\xff" * 100 + before[second + 100 :])
    assert b"old" == container.read_head(path).data


@given(at=st.integers(0, 4096 + 2 * (1 << 16) - 1), bit=st.integers(0, 7))
def test_flipped_bit_before_the_body_changes_no_head(
    tmp_path_factory: pytest.TempPathFactory, at: int, bit: int
) -> None:
    """One flipped bit leaves the head as it was, or the file is no backup any more."""
    path = made(tmp_path_factory.mktemp("flip") / "one", b'{"head": 1}')
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1 << bit
    path.write_bytes(raw)
    assert read(path) in {b'{"head": 1}', "backup-foreign", "backup-too-new", "backup-damaged"}


def test_head_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    """A head longer than its place leaves the old one."""
    path = made(tmp_path / "one", b"old")
    with pytest.raises(RefusedError, match="backup-head-full"):
        container.write_head(path, b"x" * (1 << 17))
    assert b"old" == container.read_head(path).data


def test_newer_format_is_told(tmp_path: Path) -> None:
    """A file of a newer program is no damaged one."""
    path = made(tmp_path / "one")
    raw = bytearray(path.read_bytes())
    raw[len(container.MAGIC)] = container.FORMAT + 1
    path.write_bytes(raw)
    with pytest.raises(RefusedError, match="backup-too-new"):
        container.read_head(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", container.MAGIC, container.MAGIC[:5]])
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    """Any other file, and a torn beginning, is told apart."""
    path = tmp_path / "other"
    path.write_bytes(content)
    with pytest.raises(RefusedError, match=r"backup-(foreign|damaged)"):
        container.read_head(path)


def test_member_that_ends_too_early_is_refused(tmp_path: Path) -> None:
    """A truncated backup is not taken for a short member."""
    path = made(tmp_path / "one")
    at = container.read_head(path).body
    with pytest.raises(RefusedError, match="backup-damaged"):
        container.copy_out(path, at, len(BODY) + 1, tmp_path / "out")


def test_copied_member_is_told_by_size_and_digest(tmp_path: Path) -> None:
    """What goes in comes out, with the same digest."""
    source = tmp_path / "source"
    source.write_bytes(BODY)
    size, digest = container.copy_in(source, io.BytesIO())
    path = made(tmp_path / "one")
    found = container.copy_out(path, container.read_head(path).body, size, tmp_path / "out")
    assert (len(BODY), found) == (size, digest)
