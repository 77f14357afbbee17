"""A file is looked at in a process of its own, and the look can be cancelled."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.domain.errors import CancelledError, RefusedError
from callassist.domain.rosterfile import Mark
from callassist.services.importing import surveying
from tests.integration.badfiles.layout_files import LAYOUT_FILES
from tests.integration.badfiles.marked_files import MARKED_FILES
from tests.unit.rosterfiles.support import OPTIONS


def _written(folder: Path, name: str) -> Path:
    bad = next(one for one in (*LAYOUT_FILES, *MARKED_FILES) if one.name == name)
    bad.write(folder / name)
    return folder / name


def test_sheets_columns_and_marks_come_back_from_the_child(tmp_path: Path) -> None:
    """Only records of a survey cross the pipe."""
    found = surveying.run(_written(tmp_path, "filtered.xlsx"), OPTIONS, lambda: False)
    sheet = found.sheets[0]
    assert (sheet.name, sheet.rows, sheet.filtered) == ("名簿", 6, True)
    assert [(one.mark, one.rows, one.first) for one in sheet.marks] == [(Mark.HIDDEN, 5, 3)]


def test_a_hidden_sheet_is_told_and_not_chosen(tmp_path: Path) -> None:
    """A person who opens the file does not see it, and so does not mean it."""
    found = surveying.run(_written(tmp_path, "sheet-a-class.xlsx"), OPTIONS, lambda: False)
    assert [(one.name, one.hidden, one.chosen) for one in found.sheets] == [
        ("低圧需要家", False, True),
        ("発電者", False, True),
        ("高圧", False, True),
        ("注意事項", False, False),
        ("控え", True, False),
    ]


def test_a_refusal_comes_back_whole(tmp_path: Path) -> None:
    """The page says why, as the import would."""
    with pytest.raises(RefusedError) as caught:
        surveying.run(tmp_path / "nowhere.xlsx", OPTIONS, lambda: False)
    assert caught.value.code == "file-missing"


def test_a_look_is_cancelled(tmp_path: Path) -> None:
    """Whoever changes his mind does not wait for the end."""
    with pytest.raises(CancelledError):
        surveying.run(_written(tmp_path, "filtered.xlsx"), OPTIONS, lambda: True)
