"""Columns line up although Japanese characters are twice as wide."""

from __future__ import annotations

from callassist.cli.output import aligned


def test_aligns_full_width_and_half_width_cells() -> None:
    """A cell of two kanji takes as much room as one of four letters."""
    assert ["山田  x", "abcd  y", "a     z"] == aligned([("山田", "x"), ("abcd", "y"), ("a", "z")])


def test_copes_with_rows_of_different_lengths() -> None:
    """A short row simply ends earlier."""
    assert ["a", "bb  c"] == aligned([("a",), ("bb", "c")])
