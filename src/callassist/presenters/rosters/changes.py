"""The fourth step: what the file changes, person by person, and the acknowledgement of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from callassist.domain.changes import (
    ChangeFilter,
    ChangePage,
    ChangeSummary,
    RowChange,
)
from callassist.presenters.background import Background
from callassist.presenters.rosters.change_lines import ChangeLine, change_lines
from callassist.presenters.rosters.changes_sheet import ChangesSheet, changes_sheet
from callassist.presenters.rosters.draft import Draft
from callassist.presenters.rosters.ports import Rosters
from callassist.presenters.rosters.steps import Remark
from callassist.presenters.rosters.wording import count, field_name
from callassist.services.importing.request import Approval, ImportPlan
from callassist.words.catalogue import Catalogue

PAGE = 200  # changes fetched at a time
CHANGES, SUMMARY = "rosters.changes", "rosters.change-summary"


class ChangesView(Protocol):
    """The pane of the step."""

    def begin_plan(self) -> None:
        """Forget what was typed for another plan."""

    def show_changes(self, sheet: ChangesSheet) -> None:
        """Show the figures and what must be acknowledged."""

    def show_fields(self, fields: tuple[tuple[str, str], ...]) -> None:
        """Offer (field, words) to filter by; the first is any field."""

    def show_told(self, remark: Remark | None) -> None:
        """Say how many of those who change were spoken to already."""

    def show_lines(self, lines: tuple[ChangeLine, ...], *, more: bool) -> None:
        """Replace the table; `more` lines can be asked for."""

    def add_lines(self, lines: tuple[ChangeLine, ...], *, more: bool) -> None:
        """Put lines below those shown."""

    def clear(self) -> None:
        """Take the persons off the screen."""


class ChangesPresenter:
    """
    Decides what the fourth step shows and whether the switch may follow.

    Args:
        view: the pane.
        rosters: the service.
        tasks: background work.
        words: the catalogue.
        changed: called when something of the acknowledgement was given.
    """

    def __init__(
        self,
        view: ChangesView,
        rosters: Rosters,
        tasks: Background,
        words: Catalogue,
        changed: Callable[[], None],
    ) -> None:
        self._view = view
        self._rosters = rosters
        self._tasks = tasks
        self._words = words
        self._changed = changed
        self._draft: Draft | None = None
        self._filter = ChangeFilter()
        self._last: RowChange | None = None
        self._approved: Approval | None = None
        self._asked: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether nothing is left to be acknowledged."""
        return self._draft is not None and (not self.needs() or self._approved is not None)

    @property
    def approval(self) -> Approval | None:
        """What the supervisor said to the plan, or None."""
        return self._approved

    def begin(self, draft: Draft) -> None:
        """Take on a plan: nothing is acknowledged, all changes are shown."""
        self._draft, self._filter = draft, ChangeFilter()
        self._ask_anew()

    def needs(self) -> tuple[str, ...]:
        """Return why the supervisor must acknowledge the plan."""
        plan = self._plan()
        return plan.needs if plan is not None else ()

    def show(self) -> None:
        """Show the figures, and the changes from the first on."""
        plan = self._draft.plan if self._draft else None
        if plan is None:
            return
        if plan.needs != self._asked:  # a yes was given to other reasons
            self._ask_anew()
        self._view.show_changes(changes_sheet(self._words, plan))
        self._view.show_told(None)
        self._tasks.run(lambda: self._rosters.change_summary(plan), self._summed, channel=SUMMARY)
        self._fetch()

    def narrow(self, wanted: ChangeFilter) -> None:
        """Show only some of the changes."""
        self._filter = replace(wanted, reference=wanted.reference.strip())
        self._fetch()

    def more(self) -> None:
        """Show the next changes below those shown."""
        plan, wanted, last = self._plan(), self._filter, self._last
        if plan is not None and last is not None:
            self._tasks.run(
                lambda: self._rosters.changes(plan, wanted, PAGE, last),
                lambda page: self._fetched(page, further=True),
                channel=CHANGES,
            )

    def approve(self, *, acknowledged: bool, reason: str) -> None:
        """Say what of the acknowledgement has been given so far."""
        given = acknowledged and bool(reason.strip())
        self._approved = Approval(reason.strip()) if given else None
        self._changed()

    def stop(self) -> None:
        """Fetch nothing more."""
        for channel in (CHANGES, SUMMARY):
            self._tasks.forget(channel)

    def _ask_anew(self) -> None:
        self._asked, self._approved = self.needs(), None
        self._view.begin_plan()

    def _plan(self) -> ImportPlan | None:
        return self._draft.plan if self._draft else None

    def _fetch(self) -> None:
        plan, wanted = self._plan(), self._filter
        if plan is not None:
            self._last = None
            self._tasks.run(
                lambda: self._rosters.changes(plan, wanted, PAGE, None),
                lambda page: self._fetched(page, further=False),
                channel=CHANGES,
            )

    def _fetched(self, page: ChangePage, *, further: bool) -> None:
        self._last = page.changes[-1] if page.changes else None
        lines = tuple(line for change in page.changes for line in change_lines(self._words, change))
        put = self._view.add_lines if further else self._view.show_lines
        put(lines, more=page.more)

    def _summed(self, summary: ChangeSummary) -> None:
        words = self._words
        every = ("", words.text("rosters.filter.any-field"))
        fields = tuple(
            (
                field,
                words.text("rosters.filter.field", field=field_name(words, field), count=count(n)),
            )
            for field, n in summary.fields
        )
        self._view.show_fields((every, *fields))
        told = None
        if summary.told:
            told = Remark("warn", words.text("rosters.told.message", count=count(summary.told)))
        self._view.show_told(told)
