"""Folders of roster versions."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from callassist.domain.errors import RefusedError
from callassist.storage.rosters import layout

MOMENT = datetime(2023, 6, 5, 10, 15, tzinfo=UTC)


def test_versions_sort_by_time() -> None:
    """A later version's identifier sorts after an earlier one's."""
    later = layout.new_version(MOMENT.replace(second=1))

    assert layout.new_version(MOMENT) < later
    assert later.startswith("20230605T101501Z-")


@pytest.mark.parametrize("name", ["", "..", "../..", "20230605T101500Z-3f9a/..", "ACTIVE", "a\0b"])
def test_nothing_but_an_identifier_becomes_a_path(tmp_path: Path, name: str) -> None:
    """A version given by a user cannot name any other place of the disk."""
    with pytest.raises(RefusedError) as refused:
        layout.version_folder(tmp_path, name)
    assert "roster-version-unknown" == refused.value.code


def test_leftovers_are_the_unregistered_versions_only(tmp_path: Path) -> None:
    """What an interrupted import left is found; registered versions and other files are not."""
    kept, stale = (layout.new_version(MOMENT.replace(hour=hour)) for hour in (1, 2))
    for name in (kept, stale, "not-a-version"):
        (layout.rosters_folder(tmp_path) / name).mkdir()
    layout.announce(tmp_path, kept)

    assert [stale] == [folder.name for folder in layout.leftovers(tmp_path, {kept})]


def test_sealed_files_are_their_owners(tmp_path: Path) -> None:
    """A finished version can be read by its owner and by nobody else."""
    folder = tmp_path / "20230605T101500Z-3f9a"
    folder.mkdir()
    (folder / "roster.db").write_bytes(b"x")
    (folder / "roster.db").chmod(0o644)

    layout.seal(folder)

    assert 0o600 == stat.S_IMODE((folder / "roster.db").stat().st_mode)


def test_announcement_names_the_active_version(tmp_path: Path) -> None:
    """Open windows find the active version's identifier where they watch."""
    layout.announce(tmp_path, "20230605T101500Z-3f9a")
    layout.announce(tmp_path, "20230606T101500Z-aaaa")

    announced = tmp_path / "rosters" / "ACTIVE"
    assert "20230606T101500Z-aaaa" == announced.read_text(encoding="ascii")
    assert ["ACTIVE"] == [path.name for path in announced.parent.iterdir()]
