"""Each step of an import decides what it shows, without a window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.changes import ChangeFilter, ChangeKind, FieldChange, RowChange
from callassist.domain.errors import RefusedError
from callassist.domain.importreport import ProblemKind
from callassist.domain.roster import Severity
from callassist.domain.rosterfile import (
    ColumnReason,
    FileKind,
    FileSurvey,
    Mark,
    Meaning,
    SheetFound,
)
from callassist.presenters.rosters import Pane
from callassist.presenters.rosters.change_lines import change_lines
from callassist.presenters.rosters.changes import PAGE
from callassist.presenters.rosters.columns import NO_COLUMN
from callassist.presenters.rosters.expected import Verdict, figure
from callassist.services.importing.request import ImportPlan
from tests.doubles.rosters import (
    CHANGES,
    MARKS,
    NOW,
    PREVIEW,
    PROBLEMS,
    SHEET,
    SURVEY,
    FakeRosters,
    make_plan,
)
from tests.doubles.tasks import HeldTasks
from tests.unit.presenters.rosters_support import FILE, WORDS, Desk, at, opened


def _seen(*sheets: SheetFound, kind: FileKind = FileKind.FULL, encoding: str = "") -> FakeRosters:
    return FakeRosters(seen=FileSurvey("2" * 64, kind, sheets, encoding))


# File


def test_the_likely_kind_is_chosen_and_said_why() -> None:
    """The guess stands, with its reason; another choice is told as one."""
    desk = at(0, _seen(SHEET, kind=FileKind.STATUS))
    sheet = desk.screen.file.sheet
    assert sheet is not None
    assert (sheet.kind, sheet.reason) == (
        FileKind.STATUS,
        WORDS.text("rosters.kind.status.reason"),
    )
    desk.presenter.file.choose_kind(FileKind.FULL)
    assert desk.screen.file.sheet is not None
    assert desk.screen.file.sheet.reason == WORDS.text("rosters.kind.chosen")


def test_sheets_are_chosen_together_and_hidden_ones_are_off() -> None:
    """Several sheets are read at once; a hidden one is named and must be asked for."""
    hidden = replace(SHEET, name="作業用", hidden=True, chosen=False)
    cover = SheetFound("表紙", 0, hidden=False, header_row=None, chosen=False)
    desk = at(0, _seen(SHEET, replace(SHEET, name="高圧"), hidden, cover))
    assert desk.screen.file.sheet is not None
    assert [(one.chosen, one.possible) for one in desk.screen.file.sheet.sheets] == [
        (True, True),
        (True, True),
        (False, True),
        (False, False),
    ]
    desk.presenter.file.choose_sheet("作業用", chosen=True)
    desk.presenter.file.choose_sheet("低圧需要家", chosen=False)
    assert desk.screen.file.sheet is not None
    chosen = [one.name for one in desk.screen.file.sheet.sheets if one.chosen]
    assert chosen == ["高圧", "作業用"]


def test_the_last_sheet_stays() -> None:
    """No sheet at all would mean every sheet, so that the last one cannot be left."""
    desk = at(0)
    desk.presenter.file.choose_sheet("低圧需要家", chosen=False)
    assert desk.screen.file.sheet is not None
    assert [one.chosen for one in desk.screen.file.sheet.sheets] == [True]


def test_a_mark_means_what_the_supervisor_says() -> None:
    """Undecided at first; the answer goes with the request, and can be taken back."""
    desk = at(0, _seen(replace(SHEET, marks=MARKS)))
    assert desk.screen.file.sheet is not None
    assert {one.choice for one in desk.screen.file.sheet.marks} == {"undecided"}
    desk.presenter.file.decide(Mark.FILLED, "FFFF00", "leave-out")
    desk.presenter.file.decide(Mark.STRUCK, "", "keep")
    desk.presenter.file.decide(Mark.STRUCK, "", "undecided")
    assert desk.screen.file.sheet is not None
    choices = {one.colour: one.choice for one in desk.screen.file.sheet.marks if one.colour}
    assert choices == {"FFFF00": "leave-out", "F4B084": "undecided"}
    desk.forward(2)
    plan = desk.presenter.check._draft
    assert plan is not None
    assert plan.request.meanings == (Meaning(Mark.FILLED, "FFFF00", leave_out=True),)


def test_the_same_mark_on_two_sheets_is_asked_once() -> None:
    """Counts of a mark are those of all the sheets that are read."""
    marked = replace(SHEET, marks=MARKS[:1])
    desk = at(0, _seen(marked, replace(marked, name="高圧")))
    assert desk.screen.file.sheet is not None
    (line,) = desk.screen.file.sheet.marks
    assert line.rows == "264行（最初は 18行目）"


def test_a_file_imported_before_says_when() -> None:
    """The very same file is recognised, and may be imported all the same."""
    desk = at(0, FakeRosters(before=NOW.as_of))
    assert desk.screen.file.sheet is not None
    assert desk.screen.file.sheet.before is not None
    assert "2023年6月5日" in desk.screen.file.sheet.before.message
    assert desk.screen.frame.footer.ready


def test_a_password_is_asked_for_and_a_wrong_one_is_said() -> None:
    """An encrypted file opens in the page, by the right password only."""
    desk = at(0, FakeRosters(password="synthetic"))
    desk.presenter.open_with("wrong")
    assert (desk.screen.file.asked, desk.screen.file.sheet) == ([False, True], None)
    desk.presenter.open_with("synthetic")
    assert desk.screen.file.sheet is not None
    assert desk.screen.frame.footer.ready


# Columns


def _columns(rosters: FakeRosters | None = None) -> Desk:
    return at(1, rosters)


def test_every_field_has_its_column_reason_and_samples() -> None:
    """A line a field of ours, parts of an address apart, with the reason for each column."""
    sheet = _columns().screen.columns.sheet
    assert sheet is not None
    lines = {one.field: one for one in sheet.lines}
    assert lines["reference"].required
    assert (lines["name"].position, lines["name"].reason) == (
        1,
        WORDS.text(f"rosters.reason.{ColumnReason.SIMILAR.value}"),
    )
    assert [field for field in lines if field.startswith("address")] == ["address:1", "address:2"]
    assert lines["voltage"].position == NO_COLUMN
    assert sheet.kept == "どの項目か分からない列：ロット、敬称（内容はそのまま残します）"


def test_the_first_rows_are_shown_as_they_will_be_understood() -> None:
    """The preview has the fields that any row has, and what is said of a row."""
    sheet = _columns().screen.columns.sheet
    assert sheet is not None
    assert sheet.headings[:2] == ("整理番号", "契約名義")
    assert [one.row for one in sheet.preview] == ["3", "4"]
    assert sheet.preview[1].problem == WORDS.text("problem.phone-without-zero.message")


def test_a_corrected_column_asks_for_another_look() -> None:
    """The file's column for a field is changed by choice; the one before is no longer it."""
    desk = _columns()
    desk.presenter.columns.choose("name", 2)
    door, _, mapping, _ = desk.rosters.asked[-1]
    assert door == "survey"
    assert dict(reversed(pair) for pair in mapping) == {
        "宛名1": "",
        "カナ": "name",
        "郵便": "postcode",  # found by its content: the reader would not know it
    }


def test_a_field_can_have_no_column() -> None:
    """A column that is no such thing is given up without another in its place."""
    desk = _columns()
    desk.presenter.columns.choose("phone", NO_COLUMN)
    assert ("", "連絡先") in desk.rosters.asked[-1][2]


def test_what_was_only_likely_is_agreed_to_by_going_on() -> None:
    """A column found by its content is named to the reader, on every sheet that has the field."""
    other = tuple(
        replace(one, header="〒", reason=ColumnReason.HEADER) if one.field == "postcode" else one
        for one in SHEET.columns
    )
    desk = at(2, _seen(SHEET, replace(SHEET, name="高圧", columns=other)))
    plan = desk.presenter.check._draft
    assert plan is not None
    assert plan.plan is not None
    assert plan.plan.request.mapping == (("postcode", "郵便"), ("postcode", "〒"))


def test_a_column_chosen_on_one_sheet_leaves_the_others_theirs() -> None:
    """Another sheet with another header keeps its own column for the field."""
    other = tuple(
        replace(one, header="契約者") if one.field == "name" else one for one in SHEET.columns
    )
    desk = _columns(_seen(SHEET, replace(SHEET, name="高圧", columns=other)))
    desk.presenter.columns.choose("name", 2)
    mapping = desk.rosters.asked[-1][2]
    assert {("", "宛名1"), ("name", "カナ"), ("name", "契約者")} <= set(mapping)


def test_the_header_row_is_corrected() -> None:
    """The file is looked at again from the row that was said; the same row asks for nothing."""
    desk = _columns()
    before = len(desk.rosters.asked)
    desk.presenter.columns.choose_header_row(2)
    assert len(desk.rosters.asked) == before
    desk.presenter.columns.choose_header_row(5)
    assert desk.rosters.asked[-1][3] == 5


def test_missing_columns_are_named_and_stop_the_way() -> None:
    """The two fields that every roster needs are named; there is no way on without them."""
    nameless = tuple(replace(one, field="", reason=ColumnReason.NONE) for one in SHEET.columns[:2])
    desk = _columns(_seen(replace(SHEET, columns=(*nameless, *SHEET.columns[2:]))))
    sheet = desk.screen.columns.sheet
    assert sheet is not None
    assert sheet.missing is not None
    assert sheet.missing.message == "必要な列がありません：整理番号、契約名義"
    assert not desk.screen.frame.footer.ready


def test_a_status_file_needs_no_names() -> None:
    """Whose letter came back is said by its number alone."""
    columns = tuple(one for one in SHEET.columns if one.field != "name")
    desk = _columns(_seen(replace(SHEET, columns=columns), kind=FileKind.STATUS))
    assert desk.screen.columns.sheet is not None
    assert [one.label for one in desk.screen.columns.sheet.lines] == [
        "整理番号",
        "返戻などの状態",
        "再発送",
        "発送停止",
        "架電禁止",
    ]
    assert (desk.screen.columns.sheet.missing, desk.screen.frame.footer.ready) == (None, True)


def test_another_sheet_can_be_looked_at() -> None:
    """Each sheet that is read shows its own columns."""
    other = replace(SHEET, name="高圧", header_row=4, preview=PREVIEW[:1])
    desk = _columns(_seen(SHEET, other))
    desk.presenter.columns.look_at(1)
    assert desk.screen.columns.sheet is not None
    assert (desk.screen.columns.sheet.shown, desk.screen.columns.sheet.header_row) == (1, 4)


# Check


def _check(*, problems: bool = True) -> Desk:
    return at(2, FakeRosters(made=make_plan(problems=PROBLEMS if problems else ())))


def test_the_counts_add_up_in_a_sentence() -> None:
    """Rows are accepted or not, and the sentence says so."""
    sheet = _check().screen.check.sheet
    assert sheet is not None
    assert "152,351行 ＝ 受け入れた 152,348行 ＋ 受け入れなかった 3行" in sheet.sums


def test_problems_are_told_by_kind_with_examples_and_the_mend() -> None:
    """Refusals apart from warnings; places of examples, and no value of a row."""
    sheet = _check().screen.check.sheet
    assert sheet is not None
    assert [(one.code, one.number) for one in sheet.refused] == [
        ("duplicate-reference", "2件"),
        ("name-missing", "1件"),
    ]
    assert sheet.refused[0].examples == "低圧需要家 18・2,044行 整理番号"
    assert sheet.refused[0].mend == WORDS.text("problem.duplicate-reference.mend")
    assert sheet.warned[0].code == "phone-without-zero"


def test_a_kind_is_counted_over_the_whole_file() -> None:
    """A plan carries so many problems and no more; the counts by kind are of all of them."""
    made = make_plan(problems=PROBLEMS)
    kinds = (
        ProblemKind("name-missing", Severity.REFUSED, 240_000),
        ProblemKind("phone-broken", Severity.WARNED, 1_234_567),
    )
    cut = replace(made.report, problems=PROBLEMS[:3], problems_more=1_474_564)
    desk = at(2, FakeRosters(made=replace(made, report=cut, kinds=kinds)))
    sheet = desk.screen.check.sheet
    assert sheet is not None
    assert [(one.number, one.examples) for one in (*sheet.refused, *sheet.warned)] == [
        ("240,000件", "低圧需要家 7,310行 契約名義"),
        ("1,234,567件", ""),
    ]


@pytest.mark.parametrize(
    ("typed", "kind", "sentence"),
    [
        ("152,348", "good", "rosters.expected.match"),
        ("１５２３４８件", "good", "rosters.expected.match"),
        ("たくさん", "warn", "rosters.expected.no-figure"),
        ("", "", ""),
    ],
)
def test_the_clients_figure_is_compared(typed: str, kind: str, sentence: str) -> None:
    """In any width, with or without commas; what is no figure is said."""
    desk = _check(problems=False)
    desk.presenter.check.expect(typed)
    assert desk.screen.check.verdict == Verdict(kind, WORDS.text(sentence) if sentence else "")


def test_a_difference_is_named_and_must_be_acknowledged() -> None:
    """Three rows fewer than the client says are told, and the switch asks for a reason."""
    desk = _check(problems=False)
    desk.presenter.check.expect("152351")
    assert desk.screen.check.verdict.sentence == "ファイルのほうが 3行少なくなっています。"
    desk.forward()
    sheet = desk.screen.changes.sheet
    assert sheet is not None
    assert sheet.warning is not None
    assert "152,351" in sheet.warning.message
    assert (sheet.needs_approval, desk.screen.frame.footer.ready) == (True, False)


def test_the_clients_figure_goes_into_the_plan_once() -> None:
    """It is kept when it is settled, not at every key, and is part of a plan built later."""
    desk = at(2)
    for typed in ("1", "15", "152351"):
        desk.presenter.check.expect(typed)
    assert desk.doors() == ["plan"]
    desk.presenter.check.settle()
    desk.presenter.check.settle()
    assert desk.rosters.asked[-1] == ("expect", "v3", 152_351)
    desk.presenter.back()
    desk.presenter.back()
    desk.presenter.file.choose_kind(FileKind.SUPPLEMENT)
    desk.forward(3)
    assert desk.doors() == ["plan", "expect", "discard", "plan"]
    assert desk.screen.changes.sheet is not None
    assert desk.screen.changes.sheet.needs_approval


def test_a_yes_holds_for_the_reasons_it_was_given_to() -> None:
    """A figure typed afterwards that differs is another reason: it must be acknowledged, too."""
    desk = at(3, FakeRosters(made=make_plan(problems=PROBLEMS)))
    desk.presenter.changes.approve(acknowledged=True, reason="checked")
    desk.presenter.back()
    desk.forward()
    assert desk.screen.frame.footer.ready
    desk.presenter.back()
    desk.presenter.check.expect("7")
    desk.forward()
    assert (desk.screen.frame.pane, desk.screen.frame.footer.ready) == (Pane.CHANGES, False)


def test_a_figure_typed_while_another_is_kept_is_kept_next() -> None:
    """The last figure wins, and the step waits until the plan has it."""
    tasks = HeldTasks()
    desk = opened(None, tasks)
    desk.presenter.choose(FILE)
    for _ in range(2):
        tasks.release()
        desk.forward()
    tasks.release()
    desk.presenter.check.expect("7")
    desk.presenter.check.settle()
    desk.presenter.check.expect("8")
    desk.forward()
    seen = []
    for _ in range(2):
        tasks.release()
        seen.append(desk.screen.frame.pane)
    assert seen == [Pane.CHECK, Pane.CHANGES]
    asked = [one[2] for one in desk.rosters.asked if one[0] == "expect"]
    assert asked == [7, 8]


def test_a_figure_that_cannot_be_kept_is_explained() -> None:
    """The step stays: nobody goes on with a figure that no report would show."""

    class Gone(FakeRosters):
        def expect(self, plan: ImportPlan, expected: int | None) -> ImportPlan:
            del plan, expected
            code = "import-plan-gone"
            raise RefusedError(code)

    desk = at(2, Gone())
    desk.presenter.check.expect("7")
    desk.forward()
    assert (desk.screen.frame.pane, desk.screen.frame.error) == (Pane.CHECK, "import-plan-gone")


@given(st.integers(min_value=0, max_value=10**9))
def test_a_figure_reads_as_it_is_printed(number: int) -> None:
    """Commas and width do not change a number."""
    wide = str(number).translate({ord("0") + n: ord("０") + n for n in range(10)})
    assert [figure(f"{number:,}件"), figure(wide)] == [number, number]


@given(st.text())
def test_any_text_is_a_figure_or_none(text: str) -> None:
    """Whatever is typed breaks nothing."""
    found = figure(text)
    assert found is None or found >= 0


def test_rejected_rows_are_written_with_a_password_typed_twice() -> None:
    """Two passwords that differ write nothing; the same one twice does, and says what is next."""
    desk = _check()
    desk.presenter.check.write(Path("rows.xlsx"), "synthetic", "synthetik")
    assert (desk.screen.check.error, desk.doors()) == ("passwords-not-alike", ["plan"])
    desk.presenter.check.write(Path("rows.xlsx"), "synthetic", "synthetic")
    assert desk.rosters.asked[-1] == ("rejected", "v3", "rows.xlsx", "synthetic", None)
    assert desk.screen.check.written is not None
    assert "追加分" in desk.screen.check.written.hint


def test_a_file_of_which_nothing_is_accepted_goes_no_further() -> None:
    """There is nothing to switch to."""
    plan = make_plan(problems=PROBLEMS)
    none = replace(plan, report=replace(plan.report, accepted=0))
    desk = at(2, FakeRosters(made=none))
    assert not desk.screen.frame.footer.ready


# Changes


def test_changes_are_told_field_by_field() -> None:
    """Old and new beside each other; who leaves was there, and who comes was not."""
    lines = [one for change in CHANGES for one in change_lines(WORDS, change)]
    told = [(one.reference, one.field, one.old, one.new, one.had, one.has) for one in lines]
    assert told == [
        ("A0012345", "漏洩項目", "契約名義", "契約名義、連絡先電話番号", True, True),
        ("C0041180", "Cの区分", "①", "②", True, True),
        ("", "住所", "神戸市中央区三宮町4番5号", "神戸市灘区城内通1番2号", True, True),
        ("B0027719", "この方", "あり", "なし", True, False),
        ("A0007001", "この方", "あり", "なし", True, False),
        ("A0152300", "この方", "なし", "あり", False, True),
        ("A0039921", "返戻などの状態", "－", "転居先不明", False, True),
    ]


def test_values_are_told_in_words() -> None:
    """Codes and the columns that nobody knows are read as words, not as they are stored."""
    change = RowChange(
        ChangeKind.CHANGED,
        "A0012345",
        "渡邊 一郎",
        (
            FieldChange("voltage", "low", "high"),
            FieldChange("extra", '{"ロット": "L01"}', '{"ロット": "L02", "枝番": "1"}'),
        ),
    )
    told = [(one.field, one.old, one.new) for one in change_lines(WORDS, change)]
    assert told == [
        ("電圧区分", "低圧", "高圧"),
        ("そのほかの列", "ロット L01", "ロット L02、枝番 1"),
    ]


def test_who_was_told_already_is_named_with_day_and_operator() -> None:
    """The table says whom a changed person spoke to, and the step how many there are."""
    desk = at(3)
    assert [one.told for one in desk.screen.changes.lines][:3] == [
        "6月3日 watanabe",
        "6月4日 hara",
        "",
    ]
    assert desk.screen.changes.told is not None
    assert "2名" in desk.screen.changes.told.message


def test_changes_come_page_by_page() -> None:
    """No more than a page is fetched; the next one begins behind the last."""
    many = tuple(
        RowChange(ChangeKind.ADDED, f"A{number:07}", "山田 太郎") for number in range(PAGE + 5)
    )
    desk = at(3, FakeRosters(found=many))
    assert (len(desk.screen.changes.lines), desk.screen.changes.more) == (PAGE, True)
    desk.presenter.changes.more()
    assert (len(desk.screen.changes.lines), desk.screen.changes.more) == (PAGE + 5, False)
    assert desk.rosters.asked[-1] == ("changes", ChangeFilter(), f"A{PAGE - 1:07}")


def test_changes_are_narrowed() -> None:
    """By kind, field, number and whether they were spoken to; from the first one on."""
    desk = at(3)
    desk.presenter.changes.narrow(ChangeFilter((ChangeKind.CHANGED,), "items", " A001", told=True))
    assert [one.reference for one in desk.screen.changes.lines] == ["A0012345"]


def test_every_need_is_named() -> None:
    """Refused rows and a large removal are each said with their figures."""
    desk = at(3, FakeRosters(made=make_plan(problems=PROBLEMS, removed=8_120)))
    sheet = desk.screen.changes.sheet
    assert sheet is not None
    assert sheet.warning is not None
    refused, removal = sheet.warning.message.split("\n")
    assert ("3行" in refused, "8,120件（5.3%）" in removal) == (True, True)


def test_neither_the_box_nor_the_reason_alone_opens_the_switch() -> None:
    """Acknowledgement and reason are both asked for."""
    desk = at(3, FakeRosters(made=make_plan(problems=PROBLEMS)))
    seen = [desk.screen.frame.footer.ready]
    for acknowledged, reason in ((True, " "), (False, "checked"), (True, "checked")):
        desk.presenter.changes.approve(acknowledged=acknowledged, reason=reason)
        seen.append(desk.screen.frame.footer.ready)
    assert seen == [False, False, False, True]


# Switch


def test_the_last_step_says_what_will_happen() -> None:
    """Who can no longer be found is said before the press."""
    desk = at(4)
    assert desk.screen.switch.sheet is not None
    assert desk.screen.switch.sheet.done is None
    assert "66件は、検索しても見つからなくなります。" in desk.screen.switch.sheet.happens


def test_a_check_without_an_acceptable_row_says_why_it_ends_there() -> None:
    """The way on is closed, and the line beside it gives the reason."""
    made = make_plan(problems=PROBLEMS)
    nothing = replace(made, report=replace(made.report, accepted=0))
    footer = at(2, FakeRosters(made=nothing)).screen.frame.footer
    assert (footer.ready, footer.calm) == (False, WORDS.text("rosters.calm.nothing"))


def test_the_switch_is_taken_back_in_one_press() -> None:
    """Afterwards it is undone from where it was done, once."""
    desk = at(5)
    desk.presenter.switching.undo()
    desk.presenter.switching.undo()
    assert desk.doors() == ["plan", "apply", "undo"]
    assert desk.rosters.asked[-1] == ("undo", "", desk.rosters.asked[-2][1])
    assert desk.screen.switch.sheet is not None
    assert desk.screen.switch.sheet.done is not None
    assert not desk.screen.switch.sheet.can_undo
    assert desk.switches == ["switched", "switched"]


def test_the_switch_tells_how_many_the_roster_has() -> None:
    """A supplement has fewer rows than the roster it makes: that one is told."""
    desk = at(5, FakeRosters(made=replace(make_plan(), rows=152_900)))
    assert desk.screen.switch.sheet is not None
    assert desk.screen.switch.sheet.done is not None
    assert "152,900件" in desk.screen.switch.sheet.done.message


def test_the_report_is_written_in_the_language_of_the_page() -> None:
    """As xlsx or PDF, by the name's ending."""
    desk = at(5)
    desk.presenter.switching.write_report(Path("report.pdf"))
    assert desk.rosters.asked[-1] == ("report", "v3", "report.pdf", "ja")
    assert desk.screen.switch.saved is not None


def test_after_the_switch_another_file_begins() -> None:
    """The plan that was applied is not discarded."""
    desk = at(5)
    desk.presenter.another()
    desk.presenter.choose(FILE)
    assert desk.doors() == ["plan", "apply"]


def test_a_survey_of_another_kind_changes_nothing_that_was_chosen() -> None:
    """The guess is taken once; later looks at the file leave the choice alone."""
    desk = opened(FakeRosters(seen=SURVEY))
    desk.presenter.choose(FILE)
    desk.presenter.file.choose_kind(FileKind.SUPPLEMENT)
    desk.forward()
    desk.presenter.back()
    assert desk.screen.file.sheet is not None
    assert desk.screen.file.sheet.kind is FileKind.SUPPLEMENT
