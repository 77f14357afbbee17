"""Sections as a PDF on A4, in a font that every PDF reader has for Japanese."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from callassist.reports.import_account import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

FONT = "HeiseiKakuGo-W5"  # named, not embedded: the reader brings a gothic of its own
MARGIN = 42.5  # points: 15 mm
COUNTED = (0.5, 0.2)  # share of the width of each column where names stand beside counts
SHARES = {2: (0.3, 0.7), 3: (0.4, 0.15, 0.45), 4: (0.17, 0.1, 0.37, 0.36)}
INK, SOFT, LINE, SHADE = "#1C2430", "#4A5362", "#C9CED6", "#E8ECF2"


def written(title: str, sections: Sequence[Section]) -> bytes:
    """
    Return the document's bytes.

    Args:
        title: its heading, also in its properties.
        sections: one below the other; a table's head is repeated on each page.
    """
    # Loaded by whoever writes a report, not by every command.
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415
    from reportlab.platypus import SimpleDocTemplate  # noqa: PLC0415

    target = io.BytesIO()
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), MARGIN)
    document = SimpleDocTemplate(target, pagesize=A4, title=title, **margins)
    layout = _Layout(document.width)
    story = [layout.paragraph(title, "title")]
    for section in sections:
        story += layout.section(section)
    document.build(story, onFirstPage=_number, onLaterPages=_number)
    return target.getvalue()


class _Layout:
    """Makes the parts of a page; reportlab has no types, so they are Any."""

    def __init__(self, width: float) -> None:
        from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415 - as above
        from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # noqa: PLC0415

        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self._width = width
        plain = ParagraphStyle(
            "text", fontName=FONT, fontSize=9, leading=13, textColor=INK, wordWrap="CJK"
        )
        self._styles = {
            "text": plain,
            "count": ParagraphStyle("count", plain, alignment=2),
            "note": ParagraphStyle("note", plain, textColor=SOFT, spaceBefore=3),
            "section": ParagraphStyle(
                "section", plain, fontSize=11, leading=15, spaceBefore=13, spaceAfter=4
            ),
            "title": ParagraphStyle("title", plain, fontSize=16, leading=22),
        }

    def paragraph(self, text: str, style: str) -> Any:  # noqa: ANN401 - reportlab has no types
        """Return a text that wraps between any two Japanese signs."""
        return _paragraph(escape(text).replace("\n", "<br/>"), self._styles[style])

    def section(self, section: Section) -> list[Any]:
        """Return a section's title, table and note."""
        parts = [self.paragraph(section.title, "section"), self._table(section)]
        if section.note:
            parts.append(self.paragraph(section.note, "note"))
        return parts

    def _table(self, section: Section) -> Any:  # noqa: ANN401 - reportlab has no types
        from reportlab.platypus import Table, TableStyle  # noqa: PLC0415 - as above

        lines = [section.head, *section.rows] if section.head else list(section.rows)
        counted = not section.head and isinstance(lines[0][1], int)
        shares = COUNTED if counted else SHARES[len(lines[0])]
        shaded = ((0, 0), (-1, 0)) if section.head else ((0, 0), (0, -1))
        style = [
            ("GRID", (0, 0), (-1, -1), 0.5, LINE),
            ("BACKGROUND", *shaded, SHADE),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ]
        return Table(
            [[self._cell(cell) for cell in line] for line in lines],
            colWidths=[self._width * share for share in shares],
            repeatRows=bool(section.head),
            hAlign="LEFT",
            style=TableStyle(style),
        )

    def _cell(self, cell: str | int) -> Any:  # noqa: ANN401 - reportlab has no types
        if isinstance(cell, int):
            return self.paragraph(f"{cell:,}", "count")
        return self.paragraph(cell, "text")


def _paragraph(markup: str, style: Any) -> Any:  # noqa: ANN401 - reportlab has no types
    from reportlab.platypus import Paragraph  # noqa: PLC0415 - as above

    return Paragraph(markup, style)


def _number(canvas: Any, document: Any) -> None:  # noqa: ANN401 - reportlab has no types
    canvas.setFont(FONT, 8)
    canvas.setFillColor(SOFT)
    canvas.drawRightString(document.pagesize[0] - MARGIN, MARGIN / 2, str(document.page))
