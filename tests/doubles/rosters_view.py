"""The panes of the rosters page without a window: each remembers the last it was told."""

from __future__ import annotations

from dataclasses import dataclass, field

from callassist.domain.errors import CallAssistError
from callassist.presenters.rosters import Footer, Pane, Remark, Views
from callassist.presenters.rosters.change_lines import ChangeLine
from callassist.presenters.rosters.changes_sheet import ChangesSheet
from callassist.presenters.rosters.check import CheckSheet
from callassist.presenters.rosters.columns import ColumnsSheet
from callassist.presenters.rosters.expected import Verdict
from callassist.presenters.rosters.file import FileSheet
from callassist.presenters.rosters.start import StartSheet
from callassist.presenters.rosters.steps import ProgressLine
from callassist.presenters.rosters.switch import SwitchSheet


@dataclass
class FrameScreen:
    """What stands around the panes."""

    pane: Pane = Pane.START
    footer: Footer = field(default_factory=Footer)
    remark: Remark | None = None
    error: str = ""

    def show_pane(self, pane: Pane) -> None:
        """Remember the pane."""
        self.pane = pane

    def show_footer(self, footer: Footer) -> None:
        """Remember what can be pressed."""
        self.footer = footer

    def show_remark(self, remark: Remark | None) -> None:
        """Remember the line; it takes an error's place."""
        self.remark, self.error = remark, ""

    def show_error(self, error: CallAssistError) -> None:
        """Remember the error."""
        self.error = error.code


@dataclass
class StartScreen:
    """What waits, and the history."""

    sheet: StartSheet | None = None

    def show_start(self, sheet: StartSheet) -> None:
        """Remember the sheet."""
        self.sheet = sheet


@dataclass
class FileScreen:
    """The first step."""

    looking: str = ""
    asked: list[bool] = field(default_factory=list)
    sheet: FileSheet | None = None

    def show_looking(self, source: str) -> None:
        """Remember the file."""
        self.looking, self.sheet = source, None

    def ask_password(self, source: str, *, wrong: bool) -> None:
        """Remember that a password was asked for, and whether the last one was wrong."""
        self.looking = source
        self.asked.append(wrong)

    def show_file(self, sheet: FileSheet) -> None:
        """Remember the sheet."""
        self.sheet = sheet

    def clear(self) -> None:
        """Forget the file."""
        self.looking, self.sheet = "", None


@dataclass
class ColumnsScreen:
    """The second step."""

    sheet: ColumnsSheet | None = None
    refreshing: bool = False

    def show_columns(self, sheet: ColumnsSheet) -> None:
        """Remember the sheet."""
        self.sheet = sheet

    def show_refreshing(self, *, busy: bool) -> None:
        """Remember whether the file is looked at again."""
        self.refreshing = busy

    def clear(self) -> None:
        """Take everything off the screen."""
        self.sheet = None


@dataclass
class ProgressScreen:
    """Between the second and the third step."""

    source: str = ""
    lines: list[ProgressLine] = field(default_factory=list)

    def begin(self, source: str) -> None:
        """Remember the file."""
        self.source = source

    def show_progress(self, line: ProgressLine) -> None:
        """Remember how far it is."""
        self.lines.append(line)


@dataclass
class CheckScreen:
    """The third step."""

    sheet: CheckSheet | None = None
    typed: str = ""
    verdict: Verdict = field(default_factory=Verdict)
    written: Remark | None = None
    error: str = ""

    def show_check(self, sheet: CheckSheet) -> None:
        """Remember the sheet."""
        self.sheet = sheet

    def show_expected(self, typed: str, verdict: Verdict) -> None:
        """Remember the client's figure."""
        self.typed, self.verdict = typed, verdict

    def show_written(self, remark: Remark | None) -> None:
        """Remember the line."""
        self.written = remark

    def show_write_error(self, error: CallAssistError) -> None:
        """Remember the error."""
        self.error = error.code


@dataclass
class ChangesScreen:
    """The fourth step."""

    sheet: ChangesSheet | None = None
    fields: tuple[tuple[str, str], ...] = ()
    told: Remark | None = None
    lines: tuple[ChangeLine, ...] = ()
    more: bool = False

    def begin_plan(self) -> None:
        """Forget the table of another plan."""
        self.lines = ()

    def show_changes(self, sheet: ChangesSheet) -> None:
        """Remember the sheet."""
        self.sheet = sheet

    def show_fields(self, fields: tuple[tuple[str, str], ...]) -> None:
        """Remember the filter's choices."""
        self.fields = fields

    def show_told(self, remark: Remark | None) -> None:
        """Remember the line."""
        self.told = remark

    def show_lines(self, lines: tuple[ChangeLine, ...], *, more: bool) -> None:
        """Remember the lines."""
        self.lines, self.more = lines, more

    def add_lines(self, lines: tuple[ChangeLine, ...], *, more: bool) -> None:
        """Remember further lines."""
        self.lines, self.more = self.lines + lines, more

    def clear(self) -> None:
        """Take the persons off the screen."""
        self.lines, self.more = (), False


@dataclass
class SwitchScreen:
    """The fifth step."""

    sheet: SwitchSheet | None = None
    saved: Remark | None = None
    error: str = ""

    def show_switch(self, sheet: SwitchSheet) -> None:
        """Remember the sheet."""
        self.sheet = sheet

    def show_saved(self, remark: Remark | None) -> None:
        """Remember the line."""
        self.saved = remark

    def show_save_error(self, error: CallAssistError) -> None:
        """Remember the error."""
        self.error = error.code


@dataclass
class Screen:
    """All of them."""

    frame: FrameScreen = field(default_factory=FrameScreen)
    start: StartScreen = field(default_factory=StartScreen)
    file: FileScreen = field(default_factory=FileScreen)
    columns: ColumnsScreen = field(default_factory=ColumnsScreen)
    progress: ProgressScreen = field(default_factory=ProgressScreen)
    check: CheckScreen = field(default_factory=CheckScreen)
    changes: ChangesScreen = field(default_factory=ChangesScreen)
    switch: SwitchScreen = field(default_factory=SwitchScreen)

    def views(self) -> Views:
        """Return them as the presenter takes them."""
        return Views(
            self.frame,
            self.start,
            self.file,
            self.columns,
            self.progress,
            self.check,
            self.changes,
            self.switch,
        )
