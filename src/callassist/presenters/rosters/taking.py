"""Takes files and plans in hand: a look at a file, the plan made of it, one that waited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from callassist.domain.errors import CallAssistError, CancelledError
from callassist.domain.rosterfile import FileSurvey
from callassist.presenters.background import Background
from callassist.presenters.rosters.changes import ChangesPresenter
from callassist.presenters.rosters.check import CheckPresenter
from callassist.presenters.rosters.columns import ColumnsPresenter
from callassist.presenters.rosters.draft import Draft
from callassist.presenters.rosters.file import FilePresenter
from callassist.presenters.rosters.passwords import is_wrong, wants_password
from callassist.presenters.rosters.ports import Rosters
from callassist.presenters.rosters.reading import Reading
from callassist.presenters.rosters.scene import Scene
from callassist.presenters.rosters.steps import Pane, Remark
from callassist.presenters.rosters.switch import SwitchPresenter
from callassist.presenters.rosters.wording import remark
from callassist.services.importing.request import ImportPlan, ImportRequest
from callassist.words.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Steps:
    """The presenters of the five steps."""

    file: FilePresenter
    columns: ColumnsPresenter
    check: CheckPresenter
    changes: ChangesPresenter
    switching: SwitchPresenter

    def shows(self) -> dict[Pane, Callable[[], None]]:
        """Return what shows the content of each step's pane."""
        return {
            Pane.FILE: self.file.show,
            Pane.COLUMNS: self.columns.show,
            Pane.CHECK: self.check.show,
            Pane.CHANGES: self.changes.show,
            Pane.SWITCH: self.switching.show,
        }


class Taking:
    """
    Reads files and turns to the pane of what came of it.

    Args:
        scene: the page.
        steps: who shows what was found.
        rosters: the service.
        reading: runs what reads a file.
        tasks: other background work.
        words: the catalogue.
        leave: goes back to before the first step, with a remark.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what it joins is made elsewhere
        self,
        scene: Scene,
        steps: Steps,
        rosters: Rosters,
        reading: Reading,
        tasks: Background,
        words: Catalogue,
        leave: Callable[[Remark | None], None],
    ) -> None:
        self._scene, self._steps, self._rosters = scene, steps, rosters
        self._reading, self._tasks, self._words, self._leave = reading, tasks, words, leave

    # a look at a file

    def begin(self, draft: Draft) -> None:
        """Look at the file of a draft and show what is found as the first step."""
        self._steps.file.begin(draft)
        self._scene.turn(Pane.FILE)
        self.look()

    def look(self) -> None:
        """Look at the file in hand as its draft says now."""
        draft = self._scene.draft
        if draft is None:
            return
        request = draft.request

        def look(cancelled: Callable[[], bool]) -> tuple[FileSurvey, datetime | None]:
            survey = self._rosters.survey(request, cancelled)
            return survey, self._rosters.imported_at(survey.sha256)

        def seen(found: tuple[FileSurvey, datetime | None]) -> None:
            draft.surveyed(request, found[0])
            self._looked(found[1])

        self._reading.look(look, seen, self._not_seen)

    def open_with(self, draft: Draft, password: str) -> None:
        """Read an encrypted file once more, with its password."""
        draft.change(password=password)
        if draft.waiting:
            self._take_up(draft)
        else:
            self.look()

    def _looked(self, before: datetime | None) -> None:
        if self._scene.pane is Pane.FILE:
            self._steps.file.found(before)
        elif self._scene.pane is Pane.COLUMNS and not self._scene.locked:
            self._steps.columns.show()
        self._scene.offer()

    def _not_seen(self, error: CallAssistError) -> None:
        if isinstance(error, CancelledError):
            return
        if wants_password(error):
            self._steps.file.ask_password(wrong=is_wrong(error))
        elif self._scene.pane is Pane.COLUMNS:
            self._steps.columns.stay()
            self._scene.frame.show_error(error)
        else:
            self._give_up(error)

    # a plan of it

    def build(self, draft: Draft) -> None:
        """Make the plan of a draft, unless it has one that still fits."""
        if not draft.plan_is_old:
            self._scene.turn(Pane.CHECK)
            return
        self.forget_plan(draft)
        request = draft.agreed()
        self._scene.turn(Pane.PROGRESS)
        self._reading.build(
            request.path.name,
            lambda progress, cancelled: self._rosters.plan(request, progress, cancelled),
            lambda plan: self._planned(draft, plan),
            self._not_planned,
        )

    def forget_plan(self, draft: Draft) -> None:
        """Remove what was built for a draft."""
        plan, draft.plan = draft.plan, None
        if plan is not None:
            self._tasks.run(lambda: self._rosters.discard(plan), lambda _none: None)

    def _planned(self, draft: Draft, plan: ImportPlan) -> None:
        draft.plan = plan
        self._steps.check.begin(draft)
        self._steps.changes.begin(draft)
        self._scene.turn(Pane.CHECK)

    def _not_planned(self, error: CallAssistError) -> None:
        self._scene.turn(Pane.COLUMNS)
        self._explain(error)

    # a plan that waited

    def resume(self, plan: str, source: str) -> None:
        """Go on with a plan that waits; its file is read again where that is needed."""
        self._scene.draft = draft = Draft(ImportRequest(Path(source)), waiting=plan)
        self._take_up(draft)

    def unlock(self, *, wrong: bool) -> None:
        """Ask for the password of the file in hand, and go on with its plan as it was kept."""
        plan = self._scene.draft.plan if self._scene.draft else None
        if plan is not None:
            self._scene.draft = draft = Draft(
                ImportRequest(plan.request.path), waiting=plan.version
            )
            self._ask_password(draft, wrong=wrong)

    def _take_up(self, draft: Draft) -> None:
        plan, password = draft.waiting, draft.request.password
        self._scene.turn(Pane.PROGRESS)
        self._reading.build(
            draft.request.path.name,
            lambda progress, cancelled: self._rosters.resume(plan, progress, cancelled, password),
            self._resumed,
            lambda error: self._not_resumed(draft, error),
        )

    def _resumed(self, plan: ImportPlan) -> None:
        self._scene.draft = draft = Draft(plan.request)
        self._planned(draft, plan)

    def _not_resumed(self, draft: Draft, error: CallAssistError) -> None:
        if wants_password(error):
            self._ask_password(draft, wrong=is_wrong(error))
        else:
            self._give_up(error)

    def _ask_password(self, draft: Draft, *, wrong: bool) -> None:
        self._steps.file.begin(draft)
        self._scene.turn(Pane.FILE)
        self._steps.file.ask_password(wrong=wrong)

    def _give_up(self, error: CallAssistError) -> None:
        self._scene.draft = None
        self._leave(None)
        self._explain(error)

    def _explain(self, error: CallAssistError) -> None:
        if isinstance(error, CancelledError):
            self._scene.frame.show_remark(remark(self._words, "info", "cancelled"))
        else:
            self._scene.frame.show_error(error)
