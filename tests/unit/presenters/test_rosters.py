"""The rosters page leads through five steps, without a window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from callassist.domain.errors import CancelledError, MachineError, RefusedError
from callassist.domain.rosterfile import FileKind
from callassist.presenters.rosters import Pane, Remark
from callassist.presenters.rosters.start import history_line
from callassist.services.importing.request import Approval, ImportPlan
from tests.doubles.rosters import INTERRUPTED, NOW, PROBLEMS, READY, FakeRosters, entry, make_plan
from tests.doubles.tasks import HeldTasks
from tests.unit.presenters.rosters_support import FILE, WORDS, at, opened


def test_five_steps_lead_to_the_switch() -> None:
    """File, columns, check, changes, switch: one key each, and one switch at the end."""
    desk = opened()
    desk.presenter.choose(FILE)
    seen = [desk.screen.frame.pane]
    for _ in range(5):
        desk.forward()
        seen.append(desk.screen.frame.pane)
    assert seen == [
        Pane.FILE,
        Pane.COLUMNS,
        Pane.CHECK,
        Pane.CHANGES,
        Pane.SWITCH,
        Pane.SWITCH,
    ]
    assert (desk.doors(), desk.switches) == (["plan", "apply"], ["switched"])


def test_going_back_and_on_reads_nothing_again() -> None:
    """What was typed stays, and a plan that still fits is not built a second time."""
    desk = at(3)
    desk.presenter.check.expect("152348")
    for expected in (Pane.CHECK, Pane.COLUMNS, Pane.FILE):
        desk.presenter.back()
        assert desk.screen.frame.pane is expected
    desk.forward(2)
    assert (desk.screen.frame.pane, desk.doors()) == (Pane.CHECK, ["plan", "expect"])
    assert desk.screen.check.typed == "152,348"


def test_a_correction_makes_another_plan_and_drops_the_first() -> None:
    """A plan is of one request: another kind of file is built anew."""
    desk = at(2)
    desk.presenter.back()
    desk.presenter.back()
    desk.presenter.file.choose_kind(FileKind.SUPPLEMENT)
    desk.forward(2)
    assert desk.doors() == ["plan", "discard", "plan"]


def test_the_first_step_has_no_way_back_and_the_last_none_on() -> None:
    """Buttons are there where they lead somewhere."""
    desk = at(0)
    assert not desk.screen.frame.footer.back
    desk.forward(5)
    assert (desk.screen.frame.footer.forward, desk.screen.frame.footer.over) == ("", True)


def test_progress_says_rate_and_time_left() -> None:
    """The count, the rows a second and the time that is left are told while reading."""
    desk = at(2)
    (line,) = desk.screen.progress.lines
    assert (line.count, line.share) == ("96,000 / 152,351行", 630)
    assert (line.rate, line.left) == ("毎秒 41,200行", "残り 約30秒")


def test_an_unreadable_file_is_explained_and_changes_nothing() -> None:
    """The page is ready for another file, with the error where the eye is."""
    desk = opened(FakeRosters(look_error=RefusedError("file-damaged")))
    desk.presenter.choose(FILE)
    assert (desk.screen.frame.error, desk.screen.frame.pane) == ("file-damaged", Pane.START)
    assert (desk.switches, desk.presenter.busy) == ([], False)


def test_a_file_that_cannot_be_read_on_goes_back_to_its_columns() -> None:
    """An error of the reading leaves what was chosen as it was."""
    desk = at(2, FakeRosters(error=RefusedError("rows-do-not-add-up", read=1, counted=2)))
    frame = desk.screen.frame
    assert (frame.error, frame.pane, frame.footer.ready) == (
        "rows-do-not-add-up",
        Pane.COLUMNS,
        True,
    )


def test_cancelling_reaches_the_service() -> None:
    """The service sees the cancel; the columns are there again, and nothing has changed."""
    tasks = HeldTasks()
    desk = opened(FakeRosters(error=CancelledError("import-cancelled")), tasks)
    desk.presenter.choose(FILE)
    tasks.release()
    desk.forward(2)
    assert desk.screen.frame.pane is Pane.PROGRESS
    desk.presenter.cancel()
    tasks.release()
    assert ("plan", "roster.xlsx", FileKind.FULL, True) in desk.rosters.asked
    assert (desk.screen.frame.pane, desk.screen.frame.remark) == (
        Pane.COLUMNS,
        Remark("info", "取り込みをやめました。", WORDS.text("rosters.cancelled.hint")),
    )


def test_a_second_file_waits_while_one_is_read() -> None:
    """A file dropped during an import starts nothing."""
    tasks = HeldTasks()
    desk = opened(None, tasks)
    desk.presenter.choose(FILE)
    tasks.release()
    desk.forward(2)
    desk.presenter.choose(Path("other.xlsx"))
    tasks.release()
    assert [asked[1] for asked in desk.rosters.asked if asked[0] == "survey"] == ["roster.xlsx"]


def test_another_file_drops_the_plan_of_the_first() -> None:
    """One import at a time: what nobody will switch to is not left behind."""
    desk = at(2)
    desk.presenter.choose(Path("other.xlsx"))
    assert desk.doors() == ["plan", "discard"]


def test_a_discarded_file_changes_nothing() -> None:
    """The service is told, so that nothing is left behind and the next import can start."""
    desk = at(2)
    desk.presenter.discard()
    assert desk.rosters.asked[-1] == ("discard", "v3")
    assert (desk.screen.frame.pane, desk.switches) == (Pane.START, [])


def test_closing_keeps_a_ready_plan() -> None:
    """Logging out with a plan on the screen leaves it for the next time."""
    desk = at(3)
    desk.presenter.close()
    assert "discard" not in desk.doors()


def test_closing_cancels_what_is_read() -> None:
    """The window that closes does not wait for an import, and hears no answer of it."""
    tasks = HeldTasks()
    desk = opened(None, tasks)
    desk.presenter.choose(FILE)
    tasks.release()
    desk.forward(2)
    desk.presenter.close()
    tasks.release()
    assert ("plan", "roster.xlsx", FileKind.FULL, False) not in desk.rosters.asked


def test_the_lock_takes_persons_off_the_screen_and_the_unlock_brings_them_back() -> None:
    """Neither the samples nor the changes stay on a locked screen; the step does."""
    for steps in (1, 3):
        desk = at(steps)
        pane, before = (
            desk.screen.frame.pane,
            (desk.screen.columns.sheet, desk.screen.changes.lines),
        )
        desk.presenter.lock()
        assert (desk.screen.columns.sheet, desk.screen.changes.lines) == (None, ())
        desk.presenter.unlock()
        after = (desk.screen.columns.sheet, desk.screen.changes.lines)
        assert desk.screen.frame.pane is pane
        assert after[steps == 3] == before[steps == 3]


def test_a_plan_that_gets_ready_while_locked_shows_nobody() -> None:
    """What is read in the meantime comes to the screen with the password only."""
    tasks = HeldTasks()
    desk = opened(None, tasks)
    desk.presenter.choose(FILE)
    desk.presenter.lock()
    tasks.release()
    desk.forward()
    assert desk.screen.columns.sheet is None
    desk.presenter.unlock()
    assert desk.screen.columns.sheet is not None


def test_a_waiting_plan_is_gone_on_with() -> None:
    """A plan of the last session comes back to its check, ready to be switched to."""
    desk = opened(FakeRosters(plans=(READY,)))
    desk.presenter.resume(READY.id, READY.source)
    assert (desk.screen.frame.pane, desk.screen.frame.footer.ready) == (Pane.CHECK, True)
    desk.forward(3)
    assert desk.doors() == ["resume", "apply"]


def test_a_resumed_plan_can_be_corrected() -> None:
    """Going back behind its check looks at its file again, as the kind it was read as."""
    made = make_plan(kind=FileKind.SUPPLEMENT)
    agreed = replace(made.request, mapping=(("postcode", "郵便"),))
    desk = opened(FakeRosters(plans=(READY,), made=replace(made, request=agreed)))
    desk.presenter.resume(READY.id, READY.source)
    desk.presenter.back()
    assert desk.screen.frame.pane is Pane.FILE
    assert desk.screen.file.sheet is not None
    assert desk.screen.file.sheet.kind is FileKind.SUPPLEMENT
    desk.forward(2)
    assert (desk.screen.frame.pane, desk.doors()) == (Pane.CHECK, ["resume"])


def test_an_import_that_cannot_go_on_is_explained() -> None:
    """The list stays, with the error where the eye is."""
    desk = opened(FakeRosters(plans=(INTERRUPTED,), error=RefusedError("file-missing")))
    desk.presenter.resume(INTERRUPTED.id, INTERRUPTED.source)
    assert (desk.screen.frame.error, desk.screen.frame.pane) == ("file-missing", Pane.START)


def test_an_encrypted_file_that_is_read_again_asks_for_its_password() -> None:
    """No password is kept: it is asked for as a new file's is, and a wrong one is said."""
    desk = opened(FakeRosters(plans=(INTERRUPTED,), password="synthetic"))
    desk.presenter.resume(INTERRUPTED.id, INTERRUPTED.source)
    asked = [(desk.screen.frame.pane, desk.screen.file.looking, desk.screen.file.asked.copy())]
    desk.presenter.open_with("wrong")
    asked.append((desk.screen.frame.pane, desk.screen.file.looking, desk.screen.file.asked))
    source = INTERRUPTED.source
    assert asked == [(Pane.FILE, source, [False]), (Pane.FILE, source, [False, True])]
    assert (desk.screen.frame.footer.ready, desk.screen.frame.footer.back) == (False, False)
    desk.presenter.open_with("synthetic")
    assert (desk.screen.frame.pane, desk.screen.frame.footer.ready) == (Pane.CHECK, True)
    assert desk.doors() == ["resume"] * 3


def test_rejected_rows_of_a_plan_taken_up_ask_for_the_files_password() -> None:
    """The plan is whole, its file is locked: the page asks, and is back at the check with it."""
    desk = opened(FakeRosters(plans=(READY,), whole=(READY.id, "v3"), password="synthetic"))
    desk.presenter.resume(READY.id, READY.source)
    desk.presenter.check.write(Path("rows.xlsx"), "another", "another")
    assert (desk.screen.frame.pane, desk.screen.file.asked) == (Pane.FILE, [False])
    desk.presenter.open_with("synthetic")
    assert (desk.screen.frame.pane, desk.screen.check.written) == (Pane.CHECK, None)
    desk.presenter.check.write(Path("rows.xlsx"), "another", "another")
    assert desk.rosters.asked[-1] == ("rejected", "v3", "rows.xlsx", "another", "synthetic")
    assert desk.screen.check.written is not None


@pytest.mark.parametrize("way", ["discard", "choose"])
def test_a_plan_whose_password_nobody_knows_waits_on(way: str) -> None:
    """Leaving the question throws nothing away, and another file can be taken."""
    desk = opened(FakeRosters(plans=(INTERRUPTED,), password="synthetic"))
    desk.presenter.resume(INTERRUPTED.id, INTERRUPTED.source)
    if way == "discard":
        desk.presenter.discard()
    else:
        desk.presenter.choose(FILE)
    assert desk.rosters.waiting() == (INTERRUPTED,)
    assert desk.screen.frame.remark is None


def test_the_lock_leaves_the_question_for_a_password() -> None:
    """After the unlock the page still asks, and shows nothing of an earlier file."""
    desk = opened(FakeRosters(plans=(INTERRUPTED,)))
    desk.presenter.choose(FILE)
    desk.presenter.discard()
    desk.rosters.password = "synthetic"
    desk.presenter.resume(INTERRUPTED.id, INTERRUPTED.source)
    desk.presenter.lock()
    desk.presenter.unlock()
    assert (desk.screen.frame.pane, desk.screen.file.sheet) == (Pane.FILE, None)
    assert desk.screen.file.looking == INTERRUPTED.source


def test_a_waiting_plan_is_thrown_away() -> None:
    """The list is read again without it."""
    desk = opened(FakeRosters(plans=(READY, INTERRUPTED)))
    desk.presenter.start.drop(READY.id)
    assert desk.screen.start.sheet is not None
    assert [one.id for one in desk.screen.start.sheet.waiting] == [INTERRUPTED.id]


def test_a_plan_that_waits_no_more_is_not_said_to_be_thrown_away() -> None:
    """Who presses on a line of yesterday is told that it is gone."""
    desk = opened(FakeRosters(plans=(READY,)))
    desk.presenter.start.drop(INTERRUPTED.id)
    assert "import-plan-gone" == desk.screen.frame.error


@pytest.mark.parametrize("way", ["undo", "activate"])
def test_the_history_leads_back(way: str) -> None:
    """One press takes the last switch back; a version needs its reason."""
    desk = opened()
    if way == "undo":
        desk.presenter.start.undo()
    else:
        desk.presenter.start.activate("v1", " 誤ったファイル ")
    expected = ("undo", "", "v2") if way == "undo" else ("activate", "v1", "誤ったファイル")
    assert (desk.rosters.asked, desk.switches) == ([expected], ["switched"])
    assert desk.screen.start.sheet is not None
    assert [one.version for one in desk.screen.start.sheet.history if one.active] == ["v1"]


def test_the_history_gives_the_report_of_any_import() -> None:
    """A version is enough; a line whose import is not known, or whose roster went, has none."""
    desk = opened()
    desk.presenter.start.write_report("v1", Path("report.pdf"))
    assert desk.rosters.asked == [("report", "v1", "report.pdf", "ja")]
    saved = Remark("good", "report.pdf に報告書を保存しました。")
    assert (desk.screen.frame.remark, desk.screen.frame.pane) == (saved, Pane.START)
    known = entry(NOW)
    lines = [known, replace(known, counts=None, kind=None), replace(known, there=False)]
    assert [history_line(WORDS, one).reported for one in lines] == [True, False, False]


def test_a_report_that_cannot_be_written_is_explained() -> None:
    """A full disk is said where the eye is."""

    class Full(FakeRosters):
        def write_report(self, plan: ImportPlan | str, path: Path, language: str) -> None:
            del plan, path, language
            code = "disk-full"
            raise MachineError(code)

    desk = opened(Full())
    desk.presenter.start.write_report("v1", Path("report.pdf"))
    assert desk.screen.frame.error == "disk-full"


def test_the_approval_goes_with_the_switch() -> None:
    """The reason that was given is what the service hears."""
    desk = at(3, FakeRosters(made=make_plan(problems=PROBLEMS)))
    assert not desk.screen.frame.footer.ready
    desk.presenter.changes.approve(acknowledged=True, reason=" checked ")
    desk.forward(2)
    assert desk.rosters.asked[-1] == ("apply", "v3", Approval("checked"))


def test_a_refused_switch_is_explained_and_can_be_tried_again() -> None:
    """The step stays as it was."""

    class Stale(FakeRosters):
        def apply(self, plan: object, approval: object = None) -> object:  # type: ignore[override]
            del plan, approval
            code = "import-plan-stale"
            raise RefusedError(code)

    desk = at(5, Stale())
    frame = desk.screen.frame
    assert (frame.error, frame.pane, frame.footer.ready) == (
        "import-plan-stale",
        Pane.SWITCH,
        True,
    )


def test_without_a_roster_the_page_says_what_to_do() -> None:
    """A first start tells that a file is needed."""
    desk = opened(FakeRosters(stamps=()))
    assert desk.screen.start.sheet is not None
    assert desk.screen.start.sheet.active == WORDS.text("rosters.no-roster")
    assert desk.screen.start.sheet.history == ()


def test_an_interrupted_import_whose_file_is_gone_can_only_be_thrown_away() -> None:
    """Nothing is offered that cannot be done."""
    gone = replace(INTERRUPTED, file_there=False)
    desk = opened(FakeRosters(plans=(READY, INTERRUPTED, gone)))
    assert desk.screen.start.sheet is not None
    assert [one.resumable for one in desk.screen.start.sheet.waiting] == [True, True, False]
