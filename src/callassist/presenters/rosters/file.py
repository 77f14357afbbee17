"""The first step: which file, of which kind, which of its sheets, and what its marks mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from callassist.domain.rosterfile import FileKind, FileSurvey, Mark, MarkFound, Meaning, SheetFound
from callassist.presenters.rosters.draft import Draft
from callassist.presenters.rosters.steps import Remark
from callassist.presenters.rosters.wording import count
from callassist.presenters.shell import moment
from callassist.words.catalogue import Catalogue

UNDECIDED, KEEP, LEAVE_OUT = "undecided", "keep", "leave-out"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """
    A sheet of the file.

    Args:
        name: of the sheet, or of the whole text file.
        rows: how many, as printed.
        note: why it is off, or "".
        chosen: whether it is read.
        possible: whether it can be.
    """

    name: str
    rows: str
    note: str
    chosen: bool
    possible: bool


@dataclass(frozen=True, slots=True)
class MarkLine:
    """
    Rows that bear a mark.

    Args:
        mark: the mark; detail: which of its kind.
        what: the mark in words; rows: how many rows, and the first of them.
        colour: "RRGGBB" to be drawn beside it, or "".
        choice: UNDECIDED, KEEP or LEAVE_OUT.
    """

    mark: Mark
    detail: str
    what: str
    rows: str
    colour: str
    choice: str


@dataclass(frozen=True, slots=True)
class FileSheet:
    """
    A file before it is read.

    Args:
        source: its name and size in rows.
        kind: what it does to the roster; means: that in words; reason: why it was taken for it.
        sheets, marks: of the file.
        remarks: filters and hidden columns, or "".
        before: when this very file was imported already, or None.
    """

    source: str
    kind: FileKind
    means: str
    reason: str
    sheets: tuple[SheetLine, ...]
    marks: tuple[MarkLine, ...]
    remarks: str
    before: Remark | None


class FileView(Protocol):
    """The pane of the step."""

    def show_looking(self, source: str) -> None:
        """Say that the file is being looked at."""

    def ask_password(self, source: str, *, wrong: bool) -> None:
        """Ask for the file's password in the page."""

    def show_file(self, sheet: FileSheet) -> None:
        """Show what was found."""

    def clear(self) -> None:
        """Forget the file."""


class FilePresenter:
    """
    Decides what the first step shows of a file that was looked at.

    Args:
        view: the pane.
        words: the catalogue.
        changed: called when the supervisor chose otherwise.
    """

    def __init__(self, view: FileView, words: Catalogue, changed: Callable[[], None]) -> None:
        self._view = view
        self._words = words
        self._changed = changed
        self._draft: Draft | None = None
        self._guess: FileKind | None = None
        self._before: datetime | None = None

    @property
    def ready(self) -> bool:
        """Whether there is something to read."""
        return self._draft is not None and bool(self._draft.sheets())

    def begin(self, draft: Draft) -> None:
        """Take on a file: a new one is taken for what it looks like, one with a plan is known."""
        self._draft, self._before = draft, None
        self._guess = None if draft.plan is None else draft.request.kind
        self._view.show_looking(draft.request.path.name)

    def ask_password(self, *, wrong: bool) -> None:
        """Ask for the password of the file."""
        if self._draft is not None:
            self._view.ask_password(self._draft.request.path.name, wrong=wrong)

    def found(self, before: datetime | None) -> None:
        """Take the file for what it looks like, and show it."""
        draft, self._before = self._draft, before
        if draft is not None and draft.survey is not None and self._guess is None:
            self._guess = draft.survey.kind
            draft.change(kind=self._guess)
        self.show()

    def show(self) -> None:
        """Show the file as it is chosen now."""
        if self._draft is not None and self._draft.survey is not None:
            self._view.show_file(self._sheet(self._draft, self._draft.survey))

    def choose_kind(self, kind: FileKind) -> None:
        """Say what the file does to the roster."""
        self._change(kind=kind)

    def choose_sheet(self, name: str, *, chosen: bool) -> None:
        """Read a sheet, or leave it."""
        if self._draft is None or self._draft.survey is None:
            return
        read = {sheet.name for sheet in self._draft.sheets()}
        wanted = read | {name} if chosen else read - {name}
        if wanted:  # the last one stays: no sheet at all would mean every sheet
            order = (sheet.name for sheet in self._draft.survey.sheets)
            self._change(sheets=tuple(one for one in order if one in wanted))
        else:
            self.show()

    def decide(self, mark: Mark, detail: str, choice: str) -> None:
        """Say what a mark means."""
        if self._draft is None:
            return
        others = tuple(
            one for one in self._draft.request.meanings if (one.mark, one.detail) != (mark, detail)
        )
        if choice != UNDECIDED:
            others += (Meaning(mark, detail, leave_out=choice == LEAVE_OUT),)
        self._change(meanings=others)

    def _change(self, **changes: object) -> None:
        if self._draft is not None:
            self._draft.change(**changes)
            self.show()
            self._changed()

    def _sheet(self, draft: Draft, survey: FileSurvey) -> FileSheet:
        kind, words = draft.request.kind, self._words
        chosen = {sheet.name for sheet in draft.sheets()}
        rows = sum(sheet.rows for sheet in draft.sheets())
        return FileSheet(
            source=words.text(
                "rosters.file.source",
                name=draft.request.path.name,
                sheets=count(len(survey.sheets)),
                rows=count(rows),
            ),
            kind=kind,
            means=words.text(f"rosters.kind.{kind.value}.means"),
            reason=self._reason(kind),
            sheets=tuple(self._line(sheet, sheet.name in chosen) for sheet in survey.sheets),
            marks=self._marks(draft),
            remarks=self._remarks(draft.sheets()),
            before=self._said_before(),
        )

    def _reason(self, kind: FileKind) -> str:
        if kind is not self._guess:
            return self._words.text("rosters.kind.chosen")
        return self._words.text(f"rosters.kind.{kind.value}.reason")

    def _line(self, sheet: SheetFound, chosen: bool) -> SheetLine:  # noqa: FBT001 - one of its parts
        note = ""
        if sheet.header_row is None:
            note = "no-header"
        elif sheet.hidden:
            note = "hidden"
        return SheetLine(
            name=sheet.name or self._words.text("rosters.file.text-file"),
            rows=self._words.text("rosters.rows", rows=count(sheet.rows)),
            note=self._words.text(f"rosters.sheet.{note}") if note else "",
            chosen=chosen,
            possible=sheet.header_row is not None,
        )

    def _marks(self, draft: Draft) -> tuple[MarkLine, ...]:
        found: dict[tuple[Mark, str], MarkFound] = {}
        for sheet in draft.sheets():
            for one in sheet.marks:
                seen = found.get((one.mark, one.detail))
                rows, first = (seen.rows + one.rows, seen.first) if seen else (one.rows, one.first)
                found[one.mark, one.detail] = MarkFound(one.mark, one.detail, rows, first)
        meant = {(one.mark, one.detail): one.leave_out for one in draft.request.meanings}
        return tuple(self._mark(one, meant.get(key)) for key, one in found.items())

    def _mark(self, found: MarkFound, leave_out: bool | None) -> MarkLine:  # noqa: FBT001 - a choice of three
        filled = found.mark is Mark.FILLED
        choice = UNDECIDED if leave_out is None else LEAVE_OUT if leave_out else KEEP
        return MarkLine(
            mark=found.mark,
            detail=found.detail,
            what=self._words.text(f"rosters.mark.{found.mark.value}", detail=found.detail),
            rows=self._words.text(
                "rosters.mark.rows", rows=count(found.rows), first=count(found.first)
            ),
            colour=found.detail if filled else "",
            choice=choice,
        )

    def _remarks(self, sheets: tuple[SheetFound, ...]) -> str:
        words = self._words
        parts = [
            words.text("rosters.file.filtered", sheet=sheet.name)
            for sheet in sheets
            if sheet.filtered
        ]
        parts += [
            words.text(
                "rosters.file.hidden-columns",
                sheet=sheet.name,
                names=words.text("rosters.list-mark").join(sheet.hidden_columns),
            )
            for sheet in sheets
            if sheet.hidden_columns
        ]
        return "\n".join(parts)

    def _said_before(self) -> Remark | None:
        if self._before is None:
            return None
        at = moment(self._words, self._before)
        return Remark(
            "info",
            self._words.text("rosters.file.before", at=at),
            self._words.text("rosters.file.before-hint"),
        )
