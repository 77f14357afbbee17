"""A damaged version gives way to the same version only."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.domain.errors import RefusedError
from callassist.domain.roster import RosterRow
from callassist.services.backups import repairing
from callassist.services.backups.order import VersionOrder
from callassist.storage.rosters import verify
from callassist.storage.rosters.builder import RosterBuilder
from callassist.storage.rosters.layout import ROSTER_FILE

KEY = bytes(range(32))


def _build(folder: Path, name: str) -> str:
    builder = RosterBuilder(folder / ROSTER_FILE, KEY)
    builder.add([RosterRow("A0000001", name)])
    builder.settle()
    return builder.finish({})


def _make_another(folder: Path) -> None:
    _build(folder, "見本 花子")


def test_another_roster_does_not_take_the_place(tmp_path: Path) -> None:
    """What was made is read back first; where it is another roster, nothing was changed."""
    folder = tmp_path / "version"
    folder.mkdir()
    one = VersionOrder("version", KEY, verify.Expected(1, _build(folder, "見本 太郎")))
    before = (folder / ROSTER_FILE).read_bytes()
    with pytest.raises(RefusedError, match="roster-not-the-same"):
        repairing.replace(
            folder,
            one,
            _make_another,
            RefusedError("roster-not-the-same"),
        )
    assert [folder] == list(tmp_path.iterdir())
    assert before == (folder / ROSTER_FILE).read_bytes()
