"""Before the first step: what waits from last time, and the history with its way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from callassist.domain.errors import CallAssistError, RefusedError
from callassist.domain.plans import HistoryEntry, PlanCounts, PlanState, WaitingPlan
from callassist.domain.roster import RosterStamp
from callassist.domain.rosterfile import FileKind
from callassist.presenters.background import Background
from callassist.presenters.rosters.ports import Rosters
from callassist.presenters.rosters.steps import Remark
from callassist.presenters.rosters.wording import active_sentence, count, remark, saved_line
from callassist.words.catalogue import Catalogue

LISTING, GOING_BACK, REPORTING = "rosters.list", "rosters.back", "rosters.history-report"


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """
    A switch: when, by whom, what, from which file, how many persons, what it changed, why.

    Args:
        version: switched to.
        active: whether it is in force.
        there: whether it can be switched to again.
        reported: whether a report of its import can be written.
    """

    version: str
    at: str
    user: str
    what: str
    source: str
    rows: str
    counts: str
    reason: str
    active: bool
    there: bool
    reported: bool


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A plan that waits: its `id`, state, file, when and by whom it was made, what it comes to."""

    id: str
    state: str
    source: str
    at: str
    user: str
    counts: str
    resumable: bool


@dataclass(frozen=True, slots=True)
class StartSheet:
    """What stands before the first step: the roster in use, plans that wait, the history."""

    active: str
    waiting: tuple[WaitingLine, ...]
    history: tuple[HistoryLine, ...]
    can_undo: bool


class StartView(Protocol):
    """The pane."""

    def show_start(self, sheet: StartSheet) -> None:
        """Show the roster in use, what waits, and the history."""


@dataclass(frozen=True, slots=True)
class StartEnds:
    """Whom it tells: a plan was thrown away, another roster is active, a report saved, an error."""

    dropped: Callable[[Remark], None]
    switched: Callable[[Remark], None]
    saved: Callable[[Remark], None]
    failed: Callable[[CallAssistError], None]


class StartPresenter:
    """
    Shows what waits and the history, and leads back to an earlier roster.

    Args:
        view: the pane.
        rosters: the service.
        tasks: background work.
        words: the catalogue.
        ends: whom to tell.
    """

    def __init__(
        self,
        view: StartView,
        rosters: Rosters,
        tasks: Background,
        words: Catalogue,
        ends: StartEnds,
    ) -> None:
        self._view = view
        self._rosters = rosters
        self._tasks = tasks
        self._words = words
        self._ends = ends
        self._in_use = ""

    def refresh(self) -> None:
        """Read everything again."""
        self._tasks.run(self._read, self._show, channel=LISTING)

    def drop(self, plan: str) -> None:
        """Throw a plan away that waits."""
        self._tasks.run(
            lambda: self._rosters.discard(plan),
            self._dropped,
            failed=self._ends.failed,
            channel=GOING_BACK,
        )

    def undo(self) -> None:
        """Take the last switch back, if it still is the one that is shown."""
        shown = self._in_use
        self._switch_by(lambda: self._rosters.undo(of=shown))

    def activate(self, version: str, reason: str) -> None:
        """Switch to a version of the history."""
        self._switch_by(lambda: self._rosters.activate(version, reason.strip()))

    def write_report(self, version: str, path: Path) -> None:
        """Write the report of the import that made a version, as the file's ending says."""
        self._tasks.run(
            lambda: self._rosters.write_report(version, path, self._words.language),
            lambda _none: self._ends.saved(saved_line(self._words, path)),
            failed=self._ends.failed,
            channel=REPORTING,
        )

    def stop(self) -> None:
        """Hear no answer any more."""
        for channel in (LISTING, GOING_BACK, REPORTING):
            self._tasks.forget(channel)

    def _show(self, sheet: StartSheet) -> None:
        self._in_use = next((line.version for line in sheet.history if line.active), "")
        self._view.show_start(sheet)

    def _dropped(self, went: bool) -> None:  # noqa: FBT001 - the answer of the service
        if went:
            self._ends.dropped(remark(self._words, "info", "discarded"))
        else:
            self._ends.failed(RefusedError("import-plan-gone"))
            self.refresh()

    def _switch_by(self, work: Callable[[], RosterStamp]) -> None:
        self._tasks.run(work, self._switched, failed=self._ends.failed, channel=GOING_BACK)

    def _switched(self, stamp: RosterStamp) -> None:
        rows = count(stamp.rows)
        self._ends.switched(remark(self._words, "good", "activated", rows=rows))

    def _read(self) -> StartSheet:
        service = self._rosters
        return start_sheet(self._words, service.active(), service.waiting(), service.history())


def start_sheet(
    words: Catalogue,
    active: RosterStamp | None,
    waiting: tuple[WaitingPlan, ...],
    history: tuple[HistoryEntry, ...],
) -> StartSheet:
    """Return what stands before the first step."""
    return StartSheet(
        active=active_sentence(words, active),
        waiting=tuple(waiting_line(words, one) for one in waiting),
        history=tuple(history_line(words, one) for one in history),
        can_undo=any(one.undoable for one in history),
    )


def waiting_line(words: Catalogue, plan: WaitingPlan) -> WaitingLine:
    """Return a plan that waits as a line."""
    key = "stale" if plan.stale and plan.state is PlanState.READY else plan.state.value
    resumable = plan.state is not PlanState.INTERRUPTED or plan.file_there
    return WaitingLine(
        id=plan.id,
        state=words.text(f"rosters.waiting.{key if resumable else 'file-gone'}"),
        source=plan.source,
        at=_at(words, plan.made_at),
        user=plan.made_by,
        counts=_counts(words, plan.counts, plan.kind),
        resumable=resumable,
    )


def history_line(words: Catalogue, entry: HistoryEntry) -> HistoryLine:
    """Return a switch as a line."""
    what = words.text(f"rosters.how.{entry.how.value}")
    if entry.active:
        what = words.text("rosters.how.in-use", what=what)
    return HistoryLine(
        version=entry.version,
        at=_at(words, entry.at),
        user=entry.user,
        what=what,
        source=entry.source,
        rows=count(entry.rows),
        counts=_counts(words, entry.counts, entry.kind),
        reason=entry.reason,
        active=entry.active,
        there=entry.there,
        reported=entry.there and entry.counts is not None,
    )


def _at(words: Catalogue, moment: datetime) -> str:
    local = moment.astimezone()
    return words.text(
        "rosters.at",
        year=local.year,
        month=local.month,
        day=local.day,
        hour=local.hour,
        minute=local.minute,
    )


def _counts(words: Catalogue, counts: PlanCounts | None, kind: FileKind | None) -> str:
    if counts is None:
        return ""
    key = "status" if kind is FileKind.STATUS else "roster"
    return words.text(
        f"rosters.counts.{key}",
        added=count(counts.added),
        changed=count(counts.changed),
        removed=count(counts.removed),
    )
