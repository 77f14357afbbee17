"""The supervisor's rosters page, in every state of its five steps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from callassist.domain.changes import ChangeFilter, ChangeKind
from callassist.domain.errors import CancelledError, RefusedError
from callassist.domain.roster import ImportPhase, ImportProgress
from callassist.domain.rosterfile import (
    ColumnFound,
    ColumnReason,
    FileKind,
    FileSurvey,
    Mark,
    SheetFound,
)
from callassist.gui.rosters.page import RostersPage
from callassist.presenters.rosters import Pane
from callassist.presenters.rosters.wording import progress_line
from tests.doubles.rosters import (
    INTERRUPTED,
    MARKS,
    NOW,
    PREVIEW,
    PROBLEMS,
    READY,
    SHEET,
    SURVEY,
    FakeRosters,
    make_plan,
)
from tests.gallery.stage import Stage, State

FILE = Path("お詫びDM_第3便_v2最終_修正.xlsx")


def _page(stage: Stage, rosters: FakeRosters) -> RostersPage:
    return RostersPage(rosters, stage.surroundings())


def _chosen(stage: Stage, rosters: FakeRosters, path: Path = FILE) -> RostersPage:
    page = _page(stage, rosters)
    page.presenter.choose(path)
    return page


def _forward(page: RostersPage, times: int) -> RostersPage:
    for _ in range(times):
        page.presenter.forward()
    return page


def first_start(stage: Stage) -> QWidget:
    """Return the page before any roster."""
    return _page(stage, FakeRosters(stamps=()))


def history(stage: Stage) -> QWidget:
    """Return the page with two versions, the older one chosen."""
    page = _page(stage, FakeRosters())
    page.ui.start.ui.history.selectRow(1)
    return page


def history_reported(stage: Stage) -> QWidget:
    """Return the page after the report of an earlier import was written."""
    page = _page(stage, FakeRosters())
    page.ui.start.ui.history.selectRow(1)
    page.presenter.start.write_report("v1", Path("お詫びDM_第2便_取込報告.xlsx"))
    return page


def waiting_password(stage: Stage) -> QWidget:
    """Return the page asking for the password of a file that must be read again."""
    page = _page(stage, FakeRosters(plans=(INTERRUPTED,), password="synthetic"))
    page.presenter.resume(INTERRUPTED.id, INTERRUPTED.source)
    return page


def waiting_password_wrong(stage: Stage) -> QWidget:
    """Return the same after a wrong password."""
    page = _page(stage, FakeRosters(plans=(INTERRUPTED,), password="synthetic"))
    page.presenter.resume(INTERRUPTED.id, INTERRUPTED.source)
    page.presenter.open_with("wrong")
    return page


def waiting(stage: Stage) -> QWidget:
    """Return the page with a plan that is ready and an import that was interrupted."""
    gone = replace(INTERRUPTED, id="v5", source="追加分.xlsx", file_there=False)
    return _page(stage, FakeRosters(plans=(READY, INTERRUPTED, gone)))


def surveyed(stage: Stage) -> QWidget:
    """Return a file that was looked at."""
    return _chosen(stage, FakeRosters())


def several_sheets(stage: Stage) -> QWidget:
    """Return a file with a sheet per class, a hidden one and one that is no roster."""
    sheets = (
        replace(SHEET, filtered=True, hidden_columns=("旧番号", "メモ")),
        replace(SHEET, name="発電者", rows=31_244),
        replace(SHEET, name="高圧", rows=1_103),
        replace(SHEET, name="作業用", rows=88, hidden=True, chosen=False),
        SheetFound("表紙", 0, hidden=False, header_row=None, chosen=False),
    )
    return _chosen(stage, FakeRosters(seen=replace(SURVEY, sheets=sheets)))


def marks(stage: Stage) -> QWidget:
    """Return a file with coloured, struck, cancelled and hidden rows, some decided."""
    seen = replace(SURVEY, sheets=(replace(SHEET, marks=MARKS),))
    page = _chosen(stage, FakeRosters(seen=seen))
    page.presenter.file.decide(Mark.STRUCK, "", "leave-out")
    page.presenter.file.decide(Mark.FILLED, "FFFF00", "keep")
    return page


def password(stage: Stage) -> QWidget:
    """Return the page asking for the file's password."""
    return _chosen(stage, FakeRosters(password="synthetic"))


def password_wrong(stage: Stage) -> QWidget:
    """Return the page after a wrong password."""
    page = _chosen(stage, FakeRosters(password="synthetic"))
    page.presenter.open_with("wrong")
    return page


def imported_before(stage: Stage) -> QWidget:
    """Return a file that was imported already."""
    return _chosen(stage, FakeRosters(before=NOW.as_of))


def status_file(stage: Stage) -> QWidget:
    """Return a file of states of letters."""
    return _chosen(stage, FakeRosters(seen=_status()), Path("返戻一覧_0607.csv"))


def status_columns(stage: Stage) -> QWidget:
    """Return the columns of a file of states."""
    return _forward(_chosen(stage, FakeRosters(seen=_status()), Path("返戻一覧_0607.csv")), 1)


def _status() -> FileSurvey:
    columns = (
        ColumnFound(0, "お問い合わせ番号", "reference", ColumnReason.HEADER, ("A0012345",)),
        ColumnFound(1, "返戻理由", "returned", ColumnReason.HEADER, ("あて所不明", "転居先不明")),
        ColumnFound(2, "再発送", "returned:4", ColumnReason.SIMILAR, ("2023/06/05",)),
        ColumnFound(3, "架電", "returned:7", ColumnReason.CONTENT, ("禁止",)),
    )
    sheet = SheetFound("", 412, hidden=False, header_row=1, columns=columns, preview=PREVIEW[:1])
    return FileSurvey("4" * 64, FileKind.STATUS, (sheet,), "cp932")


def columns(stage: Stage) -> QWidget:
    """Return the columns, each with its reason."""
    return _forward(_chosen(stage, FakeRosters()), 1)


def columns_missing(stage: Stage) -> QWidget:
    """Return columns of which the required ones were not found."""
    nameless = tuple(
        replace(one, field="", reason=ColumnReason.NONE) if one.position < 2 else one
        for one in SHEET.columns
    )
    sheets = (replace(SHEET, columns=nameless, missing=("reference", "name")),)
    return _forward(_chosen(stage, FakeRosters(seen=replace(SURVEY, sheets=sheets))), 1)


def reading(stage: Stage) -> QWidget:
    """Return the page while a file is read."""
    page = _chosen(stage, FakeRosters())
    page.ui.progress.begin(FILE.name)
    progress = ImportProgress(ImportPhase.READING, 96_000, 152_351, 41_200.0, 27.0)
    page.ui.progress.show_progress(progress_line(stage.words, progress))
    page.show_pane(Pane.PROGRESS)
    page.ui.footer.hide()
    return page


def check_clean(stage: Stage) -> QWidget:
    """Return a check that found nothing, and the client's figure that fits."""
    page = _forward(_chosen(stage, FakeRosters()), 2)
    page.presenter.check.expect("152,348")
    return page


def check_problems(stage: Stage) -> QWidget:
    """Return a check with refused and doubtful rows."""
    return _forward(_chosen(stage, FakeRosters(made=make_plan(problems=PROBLEMS))), 2)


def check_nothing(stage: Stage) -> QWidget:
    """Return a check in which no row could be accepted."""
    plan = make_plan(problems=PROBLEMS)
    report = replace(plan.report, rows=plan.report.rejected, accepted=0, unchanged=0)
    return _forward(_chosen(stage, FakeRosters(made=replace(plan, report=report))), 2)


def check_written(stage: Stage) -> QWidget:
    """Return the check after its rejected rows were written."""
    page = _forward(_chosen(stage, FakeRosters(made=make_plan(problems=PROBLEMS))), 2)
    page.presenter.check.write(Path("受け入れなかった行.xlsx"), "synthetic", "synthetic")
    return page


def check_count_differs(stage: Stage) -> QWidget:
    """Return a check whose count is not the client's."""
    page = _forward(_chosen(stage, FakeRosters()), 2)
    page.presenter.check.expect("152351")
    return page


def changes(stage: Stage) -> QWidget:
    """Return the changes of every kind."""
    return _forward(_chosen(stage, FakeRosters()), 3)


def changes_filtered(stage: Stage) -> QWidget:
    """Return the removed ones only."""
    page = _forward(_chosen(stage, FakeRosters()), 3)
    page.ui.changes.ui.kind.choose(ChangeKind.REMOVED.value)
    page.presenter.changes.narrow(ChangeFilter((ChangeKind.REMOVED,)))
    return page


def changes_large_removal(stage: Stage) -> QWidget:
    """Return changes that must be acknowledged: refused rows and a large removal."""
    plan = make_plan(problems=PROBLEMS, removed=8_120)
    return _forward(_chosen(stage, FakeRosters(made=plan)), 3)


def changes_first_import(stage: Stage) -> QWidget:
    """Return the first roster of all."""
    return _forward(_chosen(stage, FakeRosters(stamps=(), made=make_plan(base=""), told=0)), 3)


def changes_supplement(stage: Stage) -> QWidget:
    """Return a supplement, which removes nobody."""
    page = _chosen(stage, FakeRosters(made=make_plan(removed=0)))
    page.presenter.file.choose_kind(FileKind.SUPPLEMENT)
    return _forward(page, 3)


def switching(stage: Stage) -> QWidget:
    """Return the last step before its one press."""
    return _forward(_chosen(stage, FakeRosters()), 4)


def done(stage: Stage) -> QWidget:
    """Return the page after the switch."""
    return _forward(_chosen(stage, FakeRosters()), 5)


def reported(stage: Stage) -> QWidget:
    """Return the page after the switch, its report written."""
    page = _forward(_chosen(stage, FakeRosters()), 5)
    page.presenter.switching.write_report(Path("取込報告.pdf"))
    return page


def undone(stage: Stage) -> QWidget:
    """Return the page after the switch was taken back."""
    page = _forward(_chosen(stage, FakeRosters()), 5)
    page.presenter.switching.undo()
    return page


def bad_file(stage: Stage) -> QWidget:
    """Return the page after a file that is no roster."""
    return _chosen(stage, FakeRosters(look_error=RefusedError("file-damaged")))


def cancelled(stage: Stage) -> QWidget:
    """Return the page after an import was stopped."""
    return _forward(_chosen(stage, FakeRosters(error=CancelledError("import-cancelled"))), 2)


STATES: dict[str, State] = {
    "rosters-first-start": first_start,
    "rosters-history": history,
    "rosters-history-reported": history_reported,
    "rosters-waiting": waiting,
    "rosters-waiting-password": waiting_password,
    "rosters-waiting-password-wrong": waiting_password_wrong,
    "rosters-file": surveyed,
    "rosters-file-several-sheets": several_sheets,
    "rosters-file-marks": marks,
    "rosters-file-password": password,
    "rosters-file-password-wrong": password_wrong,
    "rosters-file-imported-before": imported_before,
    "rosters-file-status": status_file,
    "rosters-columns": columns,
    "rosters-columns-missing": columns_missing,
    "rosters-columns-status": status_columns,
    "rosters-reading": reading,
    "rosters-check-clean": check_clean,
    "rosters-check-problems": check_problems,
    "rosters-check-nothing": check_nothing,
    "rosters-check-written": check_written,
    "rosters-check-count-differs": check_count_differs,
    "rosters-changes": changes,
    "rosters-changes-filtered": changes_filtered,
    "rosters-changes-large-removal": changes_large_removal,
    "rosters-changes-first-import": changes_first_import,
    "rosters-changes-supplement": changes_supplement,
    "rosters-switch": switching,
    "rosters-done": done,
    "rosters-reported": reported,
    "rosters-undone": undone,
    "rosters-bad-file": bad_file,
    "rosters-cancelled": cancelled,
}
