"""The third step: counts that add up, what was refused or doubted, and the rows to be mended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from callassist.domain.errors import CallAssistError, UsageError
from callassist.domain.importreport import ProblemKind
from callassist.domain.roster import ImportReport, RowProblem, Severity
from callassist.presenters.background import Background
from callassist.presenters.rosters.draft import Draft
from callassist.presenters.rosters.expected import Verdict, figure, verdict
from callassist.presenters.rosters.passwords import is_wrong, wants_password
from callassist.presenters.rosters.ports import Rosters
from callassist.presenters.rosters.steps import Remark
from callassist.presenters.rosters.wording import count, remark
from callassist.services.importing.request import ImportPlan, RejectedTarget
from callassist.words.catalogue import Catalogue

EXAMPLES = 3  # of a kind of problem
WRITING, EXPECTING = "rosters.rejected", "rosters.expected"


@dataclass(frozen=True, slots=True)
class ProblemKindLine:
    """A kind of problem: what, how often, where for instance, and how it is mended."""

    code: str
    reason: str
    number: str
    examples: str
    mend: str


@dataclass(frozen=True, slots=True)
class CheckSheet:
    """
    What the check found.

    Args:
        sums: the sentence in which the counts add up.
        rows, accepted, rejected, doubtful: the same in figures.
        refused, warned: kinds of problems, the most frequent first.
        refused_count, warned_count: rows, as printed.
        can_write: whether there are rows to be written out.
    """

    sums: str
    rows: str
    accepted: str
    rejected: str
    doubtful: str
    refused: tuple[ProblemKindLine, ...]
    warned: tuple[ProblemKindLine, ...]
    refused_count: str
    warned_count: str
    can_write: bool


class CheckView(Protocol):
    """The pane of the step."""

    def show_check(self, sheet: CheckSheet) -> None:
        """Show what was found."""

    def show_expected(self, typed: str, verdict: Verdict) -> None:
        """Show the client's figure and what comes of it."""

    def show_written(self, remark: Remark | None) -> None:
        """Say that the rejected rows were written."""

    def show_write_error(self, error: CallAssistError) -> None:
        """Say why they were not."""


@dataclass(frozen=True, slots=True)
class CheckEnds:
    """
    Whom the step tells.

    Args:
        changed: the client's figure was typed; failed: it could not be kept.
        locked: the file must be read for its rows, and its password is missing or wrong (true).
    """

    changed: Callable[[], None]
    failed: Callable[[CallAssistError], None]
    locked: Callable[[bool], None]


class CheckPresenter:
    """
    Decides what the third step shows.

    Args:
        view: the pane.
        rosters: the service.
        tasks: background work.
        words: the catalogue.
        ends: whom to tell.
    """

    def __init__(
        self,
        view: CheckView,
        rosters: Rosters,
        tasks: Background,
        words: Catalogue,
        ends: CheckEnds,
    ) -> None:
        self._view = view
        self._rosters = rosters
        self._tasks = tasks
        self._words = words
        self._ends = ends
        self._draft: Draft | None = None
        self._keeping = False
        self._then: Callable[[], None] | None = None

    @property
    def ready(self) -> bool:
        """Whether any row was accepted."""
        plan = self._draft.plan if self._draft else None
        return plan is not None and plan.report.accepted > 0

    def begin(self, draft: Draft) -> None:
        """Take on an import whose plan is ready."""
        self._draft, self._keeping, self._then = draft, False, None
        self._tasks.forget(EXPECTING)
        self._view.show_written(None)

    def show(self) -> None:
        """Show what the check found."""
        if self._draft is None or self._draft.plan is None:
            return
        self._view.show_check(self._sheet(self._draft.plan))
        expected = self._draft.expected
        typed = "" if expected is None else count(expected)
        self._view.show_expected(typed, verdict(self._words, self._draft))

    def expect(self, typed: str) -> None:
        """Take the client's figure, in any width and with or without commas."""
        if self._draft is None:
            return
        self._draft.change(expected=figure(typed))
        self._view.show_expected(typed, verdict(self._words, self._draft, typed))
        self._ends.changed()

    def settle(self, then: Callable[[], None] | None = None) -> None:
        """
        Keep the client's figure with the plan, so that it stands in the report.

        Args:
            then: called once the plan has it; None: what was to follow before still does.
        """
        self._then = then or self._then
        if not self._keeping:
            self._keep()

    def write(self, path: Path, password: str, again: str) -> None:
        """Write the rejected rows, if the password was typed twice alike."""
        draft = self._draft
        if draft is None or draft.plan is None:
            return
        if password != again:
            self._view.show_write_error(UsageError("passwords-not-alike"))
            return
        target = RejectedTarget(path, password, self._words.language)
        plan, secret = draft.plan, draft.request.password
        self._tasks.run(
            lambda: self._rosters.write_rejected(plan, target, secret),
            lambda rows: self._view.show_written(self._written(rows, path)),
            failed=self._not_written,
            channel=WRITING,
        )

    def _not_written(self, error: CallAssistError) -> None:
        if wants_password(error):
            self._ends.locked(is_wrong(error))
        else:
            self._view.show_write_error(error)

    def _keep(self) -> None:
        draft = self._draft
        plan = draft.plan if draft else None
        if draft is None or plan is None or plan.expected == draft.expected:
            then, self._then = self._then, None
            if then is not None:
                then()
            return
        expected, self._keeping = draft.expected, True
        self._tasks.run(
            lambda: self._rosters.expect(plan, expected),
            lambda held: self._kept(draft, held),
            failed=lambda error: self._not_kept(plan, error),
            channel=EXPECTING,
        )

    def _kept(self, draft: Draft, plan: ImportPlan) -> None:
        self._keeping = False
        if draft.plan is not None and draft.plan.version == plan.version:
            draft.plan = plan
        self._ends.changed()
        self._keep()  # another figure may have been typed meanwhile

    def _not_kept(self, plan: ImportPlan, error: CallAssistError) -> None:
        self._keeping, self._then = False, None
        if self._draft is not None and self._draft.plan is plan:
            self._ends.failed(error)

    def _written(self, rows: int, path: Path) -> Remark:
        return remark(self._words, "good", "written", rows=count(rows), name=path.name)

    def _sheet(self, plan: ImportPlan) -> CheckSheet:
        words, report = self._words, plan.report
        return CheckSheet(
            sums=_sums(words, report),
            rows=count(report.rows),
            accepted=count(report.accepted),
            rejected=count(report.rejected),
            doubtful=count(report.warned),
            refused=self._kinds(plan, Severity.REFUSED),
            warned=self._kinds(plan, Severity.WARNED),
            refused_count=words.text("rosters.rows", rows=count(report.rejected)),
            warned_count=words.text("rosters.rows", rows=count(report.warned)),
            can_write=report.rejected > 0,
        )

    def _kinds(self, plan: ImportPlan, severity: Severity) -> tuple[ProblemKindLine, ...]:
        places: dict[str, list[RowProblem]] = {}
        for problem in plan.report.problems:
            if problem.severity is severity:
                places.setdefault(problem.code, []).append(problem)
        return tuple(
            self._kind(kind, places.get(kind.code, []))
            for kind in plan.kinds
            if kind.severity is severity
        )

    def _kind(self, kind: ProblemKind, found: list[RowProblem]) -> ProblemKindLine:
        words = self._words
        return ProblemKindLine(
            code=kind.code,
            reason=words.text(f"problem.{kind.code}.message"),
            number=words.text("rosters.number", count=count(kind.count)),
            examples=self._places(found) if found else "",
            mend=words.text(f"problem.{kind.code}.mend"),
        )

    def _places(self, found: list[RowProblem]) -> str:
        """Return the first rows of the sheet and column in which a kind was found first."""
        first = found[0]
        alike = [one for one in found if (one.sheet, one.column) == (first.sheet, first.column)]
        rows = self._words.text("rosters.place.between").join(
            count(one.row) for one in alike[:EXAMPLES]
        )
        key = "sheet-rows" if first.sheet else "rows"
        text = self._words.text(
            f"rosters.place.{key}", sheet=first.sheet, rows=rows, column=first.column
        )
        return text.strip()


def _sums(words: Catalogue, report: ImportReport) -> str:
    return words.text(
        "rosters.sums",
        rows=count(report.rows),
        accepted=count(report.accepted),
        rejected=count(report.rejected),
        skipped=count(report.skipped),
    )
