"""The window's settings survive a restart, and no file can break the start."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.app.settings import read, write
from callassist.presenters.shell import ScreenSettings


def test_reads_what_was_written(tmp_path: Path) -> None:
    """Scheme and zoom come back; the language is that of this start."""
    path = tmp_path / "config" / "settings.json"
    write(path, ScreenSettings("dark", 1.5, "ja"))
    assert ScreenSettings("dark", 1.5, "en") == read(path, "en")


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"scheme": "pink", "scale": 1}', '{"scheme": "dark", "scale": 9}']
)
def test_starts_with_the_defaults_where_the_file_makes_no_sense(
    tmp_path: Path, content: str
) -> None:
    """A damaged settings file costs only the settings."""
    path = tmp_path / "settings.json"
    path.write_text(content, encoding="utf-8")
    assert ScreenSettings(language="ja") == read(path, "ja")
