"""Colours, strike-through and hiding of an OpenDocument sheet are seen as those of an xlsx one."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from callassist.domain.rosterfile import Mark
from callassist.rosterfiles.archive import SheetCount
from callassist.rosterfiles.ods import count_rows
from callassist.rosterfiles.rowmarks import PART, WHOLE
from callassist.rosterfiles.source import Source

_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
_SPACES = f'xmlns:calcext="{_CALC}" ' + " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
    )
)
_STYLES = (
    '<style:style style:name="y"><style:table-cell-properties fo:background-color="#ffff00"/>'
    '</style:style><style:style style:name="w"><style:table-cell-properties'
    ' fo:background-color="#ffffff"/></style:style><style:style style:name="s">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="n"><style:text-properties style:text-line-through-type="none"/>'
    "</style:style>"
)
_CELL = "<table:table-cell{}><text:p>x</text:p></table:table-cell>"


def _count(rows: str, columns: str = "") -> SheetCount:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("META-INF/manifest.xml", "")
        archive.writestr(
            "content.xml",
            f"<office:document-content {_SPACES}>{_STYLES}"
            f'<table:table table:name="1">{columns}{rows}</table:table></office:document-content>',
        )
    return count_rows(Source(None, data.getvalue()))["1"]


def _styled(style: str) -> str:
    named = _CELL.format(f' table:style-name="{style}"')
    return f"<table:table-row>{named}</table:table-row>"


@pytest.mark.parametrize(
    ("row", "borne"),
    [
        (_styled("y"), [(Mark.FILLED, "FFFF00")]),
        (_styled("w"), []),
        (_styled("s"), [(Mark.STRUCK, WHOLE)]),
        (_styled("n"), []),
        (
            _styled("n").replace(">x<", '><text:span text:style-name="s">x</text:span><'),
            [(Mark.STRUCK, PART)],
        ),
        (
            _styled("n").replace("-row>", '-row table:visibility="collapse">', 1),
            [(Mark.HIDDEN, "")],
        ),
        (_styled("n").replace("-row>", '-row table:visibility="filter">', 1), [(Mark.HIDDEN, "")]),
    ],
)
def test_the_marks_of_a_row(row: str, borne: list[tuple[Mark, str]]) -> None:
    """What the automatic styles say of its filled cells, and whether it is shown."""
    count = _count(_styled("n") + row)
    assert ([], borne) == (count.marks.of(1, 1), count.marks.of(2, 1))
    assert count.marks.filtered == ("filter" in row)


def test_columns_hide_and_colour_their_cells() -> None:
    """A cell without a style has its column's; an endless row with nothing in it bears none."""
    columns = (
        '<table:table-column table:visibility="collapse"/>'
        '<table:table-column table:number-columns-repeated="2"'
        ' table:default-cell-style-name="y"/>'
    )
    filled = f"<table:table-row>{_CELL.format('') * 2}</table:table-row>"
    empty = '<table:table-row table:number-rows-repeated="9000000"><table:table-cell/>'
    marks = _count(f"{filled}{empty}</table:table-row>", columns).marks
    assert ((0,), {1: 1}, ["FFFF00"]) == (marks.hidden_columns, marks.filled, marks.colours)


def test_a_formula_that_failed_is_found() -> None:
    """The library that reads gives nothing for it; a telephone would be missing in silence."""
    failed = _CELL.format(' calcext:value-type="error"')
    count = _count(f"{_styled('n')}<table:table-row>{_CELL.format('')}{failed}</table:table-row>")
    assert frozenset({(2, 1)}) == count.error_cells
