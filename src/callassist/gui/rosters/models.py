"""The two tables of the page."""

from __future__ import annotations

from callassist.gui.rosters.table import LineModel
from callassist.presenters.rosters import HistoryLine, ProblemLine
from callassist.words.catalogue import Catalogue


def problem_model(words: Catalogue) -> LineModel[ProblemLine]:
    """Return the empty table of rejected rows and notes."""
    return LineModel(
        _headings(words, "row", "column", "state", "reason"),
        # Two lines in one cell: what is wrong, and below it how to mend it.
        lambda line: (line.row, line.column, line.state, f"{line.reason}\n{line.mend}"),
    )


def history_model(words: Catalogue) -> LineModel[HistoryLine]:
    """Return the empty table of versions."""
    return LineModel(
        _headings(words, "as-of", "rows", "source", "in-use"),
        lambda line: (line.as_of, line.rows, line.source, line.state),
    )


def _headings(words: Catalogue, *keys: str) -> tuple[str, ...]:
    return tuple(words.text(f"shell.rosters.column.{key}") for key in keys)
