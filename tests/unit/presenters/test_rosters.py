"""The rosters page decides without a window."""

from __future__ import annotations

from pathlib import Path

from callassist.domain.errors import CallAssistError, CancelledError, RefusedError
from callassist.domain.rosterfile import FileKind
from callassist.presenters.rosters import (
    HistoryLine,
    PlanSheet,
    ProgressLine,
    Remark,
    RostersPresenter,
    Step,
)
from callassist.services.importing.request import Approval
from callassist.words.catalogue import catalogue
from tests.doubles.rosters import PROBLEMS, FakeRosters, make_plan
from tests.doubles.tasks import HeldTasks, InlineTasks

WORDS = catalogue("ja")
FILE = Path("roster.xlsx")


class View:
    """Remembers the last of everything it was told."""

    def __init__(self) -> None:
        self.step: tuple[Step, bool] = (Step.FILE, False)
        self.active = ""
        self.history: tuple[HistoryLine, ...] = ()
        self.source = ""
        self.progress: list[ProgressLine] = []
        self.plan: PlanSheet | None = None
        self.remark: Remark | None = None
        self.error = ""
        self.allowed = False

    def show_step(self, step: Step, *, busy: bool) -> None:
        """Remember the step."""
        self.step = (step, busy)

    def show_active(self, sentence: str) -> None:
        """Remember the sentence."""
        self.active = sentence

    def show_history(self, lines: tuple[HistoryLine, ...]) -> None:
        """Remember the history."""
        self.history = lines

    def show_source(self, name: str) -> None:
        """Remember the file's name."""
        self.source = name

    def show_progress(self, line: ProgressLine) -> None:
        """Remember the progress."""
        self.progress.append(line)

    def show_plan(self, sheet: PlanSheet) -> None:
        """Remember the plan."""
        self.plan = sheet

    def show_remark(self, remark: Remark | None) -> None:
        """Remember the line."""
        self.remark = remark

    def show_error(self, error: CallAssistError) -> None:
        """Remember the error."""
        self.error = error.code

    def allow_switch(self, *, allowed: bool) -> None:
        """Remember whether the switch may be pressed."""
        self.allowed = allowed


def _made(
    rosters: FakeRosters, tasks: InlineTasks | None = None
) -> tuple[RostersPresenter, View, list[str]]:
    view, switches = View(), list[str]()
    presenter = RostersPresenter(
        view, rosters, tasks or InlineTasks(), WORDS, lambda: switches.append("switched")
    )
    presenter.open()
    return presenter, view, switches


def test_a_clean_plan_can_be_switched_to_at_once() -> None:
    """Nothing rejected and little removed needs no acknowledgement."""
    rosters = FakeRosters()
    presenter, view, switches = _made(rosters)
    presenter.choose(FILE, FileKind.SUPPLEMENT)
    assert view.allowed
    presenter.switch_over(acknowledged=False, reason="")
    assert rosters.asked == [
        ("plan", "roster.xlsx", FileKind.SUPPLEMENT, False),
        ("apply", "v3", None),
    ]
    assert switches == ["switched"]
    assert view.step == (Step.FILE, False)
    assert [line.version for line in view.history if line.active] == ["v3"]


def test_rejected_rows_need_acknowledgement_and_reason() -> None:
    """Neither the box nor the reason alone opens the switch."""
    rosters = FakeRosters(plan=make_plan(problems=PROBLEMS))
    presenter, view, _ = _made(rosters)
    presenter.choose(FILE, FileKind.FULL)
    seen = [view.allowed]
    for acknowledged, reason in ((True, " "), (False, "checked"), (True, "checked")):
        presenter.approve(acknowledged=acknowledged, reason=reason)
        seen.append(view.allowed)
    assert seen == [False, False, False, True]
    presenter.switch_over(acknowledged=False, reason="checked")
    assert rosters.asked[-1][0] == "plan"
    presenter.switch_over(acknowledged=True, reason=" checked ")
    assert rosters.asked[-1] == ("apply", "v3", Approval("checked"))


def test_the_counts_add_up_on_the_screen() -> None:
    """What the page shows as added, changed and unchanged is what was accepted."""
    presenter, view, _ = _made(FakeRosters(plan=make_plan(problems=PROBLEMS)))
    presenter.choose(FILE, FileKind.FULL)
    assert view.plan is not None
    plan = view.plan
    assert plan.added.count + plan.changed.count + plan.unchanged.count == 152_348
    assert plan.rejected.count == 2
    assert "152,350行 ＝ 受け入れた 152,348行 ＋ 受け入れなかった 2行" in plan.sums


def test_a_rejected_row_shows_where_why_and_how_to_mend() -> None:
    """Row, column, reason and mend are told; the row's values are not."""
    presenter, view, _ = _made(FakeRosters(plan=make_plan(problems=PROBLEMS[:1])))
    presenter.choose(FILE, FileKind.FULL)
    assert view.plan is not None
    (line,) = view.plan.problems
    assert (line.row, line.column, line.state) == ("低圧需要家 18", "整理番号", "受け入れず")
    assert line.reason == WORDS.text("problem.duplicate-reference.message")
    assert line.mend == WORDS.text("problem.duplicate-reference.mend")


def test_a_large_removal_is_named() -> None:
    """More than a twentieth leaving the roster is said before the switch."""
    presenter, view, _ = _made(FakeRosters(plan=make_plan(removed=8_120)))
    presenter.choose(FILE, FileKind.FULL)
    assert view.plan is not None
    assert view.plan.warning is not None
    assert "8,120件" in view.plan.warning.message


def test_progress_is_shown_while_reading() -> None:
    """The phase and the count are told as they come."""
    presenter, view, _ = _made(FakeRosters())
    presenter.choose(FILE, FileKind.FULL)
    assert [(line.count, line.share) for line in view.progress] == [("96,000 / 152,351行", 630)]


def test_an_unreadable_file_is_explained_and_changes_nothing() -> None:
    """The page is back at the first step with the error, ready for another file."""
    rosters = FakeRosters(error=RefusedError("file-damaged"))
    presenter, view, switches = _made(rosters)
    presenter.choose(FILE, FileKind.FULL)
    assert (view.error, view.step, switches) == ("file-damaged", (Step.FILE, False), [])
    assert not presenter.busy


def test_cancelling_reaches_the_service() -> None:
    """The service sees the cancel, and the page says that nothing changed."""
    tasks = HeldTasks()
    rosters = FakeRosters(error=CancelledError("import-cancelled"))
    presenter, view, _ = _made(rosters, tasks)
    presenter.choose(FILE, FileKind.FULL)
    presenter.cancel()
    tasks.release()
    assert rosters.asked == [("plan", "roster.xlsx", FileKind.FULL, True)]
    assert view.remark == Remark("info", "取り込みをやめました。", "名簿は変わっていません。")


def test_a_second_file_waits_for_the_first() -> None:
    """A file dropped during an import starts nothing."""
    tasks = HeldTasks()
    rosters = FakeRosters()
    presenter, _, _ = _made(rosters, tasks)
    presenter.choose(FILE, FileKind.FULL)
    presenter.choose(Path("other.xlsx"), FileKind.FULL)
    tasks.release()
    assert rosters.asked == [("plan", "roster.xlsx", FileKind.FULL, False)]


def test_a_discarded_plan_is_thrown_away() -> None:
    """The service is told, so that nothing is left behind and the next import can start."""
    rosters = FakeRosters()
    presenter, view, switches = _made(rosters)
    presenter.choose(FILE, FileKind.FULL)
    presenter.discard()
    assert rosters.asked[-1] == ("discard", "v3")
    assert (view.step, switches, presenter.busy) == ((Step.FILE, False), [], False)


def test_going_back_is_one_switch() -> None:
    """A version of the history becomes active with its reason."""
    rosters = FakeRosters()
    presenter, view, switches = _made(rosters)
    presenter.activate("v1", " 誤ったファイル ")
    assert rosters.asked == [("activate", "v1", "誤ったファイル")]
    assert switches == ["switched"]
    assert [line.version for line in view.history if line.active] == ["v1"]


def test_closing_discards_a_waiting_plan() -> None:
    """Logging out with a plan on the screen leaves no plan behind."""
    rosters = FakeRosters()
    presenter, _, _ = _made(rosters)
    presenter.choose(FILE, FileKind.FULL)
    presenter.close()
    assert rosters.asked[-1] == ("discard", "v3")


def test_without_a_roster_the_page_says_what_to_do() -> None:
    """A first start tells that a file is needed."""
    _, view, _ = _made(FakeRosters(stamps=()))
    assert (WORDS.text("shell.rosters.no-roster"), ()) == (view.active, view.history)
