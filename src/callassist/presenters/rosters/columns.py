"""The second step: which column of the file is which field, and how the first rows are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from callassist.domain.roster import RosterRow
from callassist.domain.rosterfile import ColumnFound, FileKind, PreviewRow, SheetFound
from callassist.presenters.rosters.draft import Draft
from callassist.presenters.rosters.steps import Remark
from callassist.presenters.rosters.wording import field_name, value_text
from callassist.words.catalogue import Catalogue

REQUIRED = {
    FileKind.FULL: ("reference", "name"),
    FileKind.SUPPLEMENT: ("reference", "name"),
    FileKind.STATUS: ("reference",),
}
FIELDS = tuple(field for field in RosterRow._fields if field != "extra")
STATE_FIELDS = ("reference", "returned", "returned:4", "returned:6", "returned:7")
"""What a status file can say: the number, returned, resent, stopped, do not call."""
ENCODINGS = ("utf-8", "cp932", "euc_jp", "utf-16")
NO_COLUMN = -1
SAMPLES = 3  # of a column's cells


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """
    A field of ours and the file's column for it.

    Args:
        field: of `RosterRow`, or a part of one.
        label: its name; required: whether a file must have it.
        position: of the column, or NO_COLUMN.
        reason: why that column.
        samples: what stands in it; personal data.
    """

    field: str
    label: str
    required: bool
    position: int
    reason: str
    samples: str


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """A row as it will be understood, a text a column; personal data. `problem`: what is said."""

    row: str
    values: tuple[str, ...]
    problem: str


@dataclass(frozen=True, slots=True)
class ColumnsSheet:
    """
    The columns of one sheet.

    Args:
        sheets: names of the sheets that are read; shown: which of them this is.
        header_row: as Excel shows it.
        encoding: of a text file, or "".
        columns: (position, header) of all columns.
        lines: a line a field.
        kept: the columns that nobody knows, as a sentence, or "".
        missing: what must be chosen before going on, or None.
        headings: of the preview; preview: its rows.
    """

    sheets: tuple[str, ...]
    shown: int
    header_row: int
    encoding: str
    columns: tuple[tuple[int, str], ...]
    lines: tuple[ColumnLine, ...]
    kept: str
    missing: Remark | None
    headings: tuple[str, ...]
    preview: tuple[PreviewLine, ...]


class ColumnsView(Protocol):
    """The pane of the step."""

    def show_columns(self, sheet: ColumnsSheet) -> None:
        """Show a sheet's columns."""

    def show_refreshing(self, *, busy: bool) -> None:
        """Say that the file is being looked at again, or no longer."""

    def clear(self) -> None:
        """Take everything off the screen."""


class ColumnsPresenter:
    """
    Decides what the second step shows, and what a correction asks for.

    Args:
        view: the pane.
        words: the catalogue.
        changed: called when a correction asks for another look at the file.
    """

    def __init__(self, view: ColumnsView, words: Catalogue, changed: Callable[[], None]) -> None:
        self._view = view
        self._words = words
        self._changed = changed
        self._draft: Draft | None = None
        self._shown = 0

    @property
    def ready(self) -> bool:
        """Whether no sheet lacks a required column."""
        draft = self._draft
        return draft is not None and not any(self._missing(draft, one) for one in draft.sheets())

    def begin(self, draft: Draft) -> None:
        """Take on a file."""
        self._draft, self._shown = draft, 0

    def show(self) -> None:
        """Show the columns as they are known now."""
        if self._draft is not None and self._draft.sheets():
            self._view.show_columns(self._sheet(self._draft))
            self._view.show_refreshing(busy=self._draft.survey_is_old)

    def stay(self) -> None:
        """Wait no longer for another look at the file: it went wrong."""
        self._view.show_refreshing(busy=False)

    def look_at(self, sheet: int) -> None:
        """Show the columns of another sheet."""
        self._shown = sheet
        self.show()

    def choose(self, field: str, position: int) -> None:
        """Say which column a field is, or that it has none."""
        if self._draft is None:
            return
        headers = {one.position: one.header for one in self._here(self._draft).columns}
        before = self._column_of(self._here(self._draft), field)
        pairs = {header: one for one, header in self._draft.request.mapping}
        if before is not None:
            pairs[before.header] = ""
        if position in headers:
            pairs[headers[position]] = field
        mapping = tuple((one, header) for header, one in pairs.items())
        self._change(mapping=self._draft.everywhere(mapping))

    def choose_header_row(self, row: int) -> None:
        """Say in which row the headers are."""
        if self._draft is not None and row != self._here(self._draft).header_row:
            self._change(header_row=row)

    def choose_encoding(self, encoding: str) -> None:
        """Say how a text file is encoded."""
        self._change(encoding=encoding)

    def _change(self, **changes: object) -> None:
        if self._draft is not None:
            self._draft.change(**changes)
            self._view.show_refreshing(busy=True)
            self._changed()

    def _here(self, draft: Draft) -> SheetFound:
        sheets = draft.sheets()
        self._shown = min(self._shown, len(sheets) - 1)
        return sheets[self._shown]

    def _sheet(self, draft: Draft) -> ColumnsSheet:
        sheet = self._here(draft)
        headings = _fields_seen(sheet.preview)
        return ColumnsSheet(
            sheets=tuple(one.name for one in draft.sheets()),
            shown=self._shown,
            header_row=sheet.header_row or 1,
            encoding=draft.survey.encoding if draft.survey else "",
            columns=tuple((one.position, one.header) for one in sheet.columns),
            lines=tuple(
                self._line(draft, sheet, field) for field in _fields(sheet, draft.request.kind)
            ),
            kept=self._kept(sheet),
            missing=self._named_missing(draft),
            headings=tuple(field_name(self._words, field) for field in headings),
            preview=tuple(self._preview(row, headings) for row in sheet.preview),
        )

    def _line(self, draft: Draft, sheet: SheetFound, field: str) -> ColumnLine:
        column = self._column_of(sheet, field)
        reason = self._words.text(f"rosters.reason.{column.reason.value}") if column else ""
        return ColumnLine(
            field=field,
            label=field_name(self._words, field),
            required=field in REQUIRED[draft.request.kind],
            position=column.position if column else NO_COLUMN,
            reason=reason,
            samples="　".join(column.samples[:SAMPLES]) if column else "",
        )

    def _kept(self, sheet: SheetFound) -> str:
        names = [one.header for one in sheet.columns if not one.field and one.header]
        if not names:
            return ""
        joined = self._words.text("rosters.list-mark").join(names)
        return self._words.text("rosters.columns.kept", names=joined)

    def _named_missing(self, draft: Draft) -> Remark | None:
        for sheet in draft.sheets():
            fields = self._missing(draft, sheet)
            if fields:
                names = self._words.text("rosters.list-mark").join(
                    field_name(self._words, one) for one in fields
                )
                key = "missing-in" if sheet.name and len(draft.sheets()) > 1 else "missing"
                return Remark(
                    "warn",
                    self._words.text(f"rosters.columns.{key}", names=names, sheet=sheet.name),
                    self._words.text("rosters.columns.missing-hint"),
                )
        return None

    def _missing(self, draft: Draft, sheet: SheetFound) -> tuple[str, ...]:
        have = {one.field.partition(":")[0] for one in sheet.columns}
        return tuple(one for one in REQUIRED[draft.request.kind] if one not in have)

    def _column_of(self, sheet: SheetFound, field: str) -> ColumnFound | None:
        return next((one for one in sheet.columns if one.field == field), None)

    def _preview(self, row: PreviewRow, headings: tuple[str, ...]) -> PreviewLine:
        values = dict(row.values)
        said = [self._words.text(f"problem.{one.code}.message") for one in row.problems]
        return PreviewLine(
            row=f"{row.row:,}",
            values=tuple(
                value_text(self._words, field, values.get(field, "")) for field in headings
            ),
            problem=" ".join(said),
        )


def _fields(sheet: SheetFound, kind: FileKind) -> tuple[str, ...]:
    """Return our fields in their order; a field that the file splits, by its parts."""
    found = sorted({column.field for column in sheet.columns if column.field})
    if kind is FileKind.STATUS:
        return tuple(dict.fromkeys((*STATE_FIELDS, *(one for one in found if _is_state(one)))))
    parts: dict[str, list[str]] = {}
    for one in found:
        parts.setdefault(one.partition(":")[0], []).append(one)
    return tuple(one for field in FIELDS for one in parts.get(field, [field]))


def _is_state(field: str) -> bool:
    return field.partition(":")[0] in {"reference", "returned"}


def _fields_seen(preview: tuple[PreviewRow, ...]) -> tuple[str, ...]:
    seen = {field for row in preview for field, value in row.values if value}
    ordered = [field for field in FIELDS if field in seen]
    return (*ordered, *sorted(seen.difference(FIELDS, {"extra"})))
