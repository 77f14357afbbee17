"""Roster files, looked at beside the plans that are made of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from callassist.domain.rosterfile import FileSurvey
from callassist.rosterfiles.options import ReadOptions
from callassist.services.importing.keeper import Keeper
from callassist.services.importing.order import RejectOrder, reading_options
from callassist.services.importing.ports import Plans
from callassist.services.importing.request import (
    Importer,
    ImportPlan,
    ImportRequest,
    RejectedTarget,
)
from callassist.services.importing.watch import never


class RosterFiles:
    """
    Has files read for their looks or their refused rows, in children of their own.

    Args:
        plans: the columns chosen before, and what was imported when.
        keeper: knows where a plan's problems are.
        importer: by which rules.
        ended: whether the session ends.
    """

    def __init__(
        self, plans: Plans, keeper: Keeper, importer: Importer, ended: Callable[[], bool]
    ) -> None:
        self._plans = plans
        self._keeper = keeper
        self._importer = importer
        self._ended = ended

    def survey(self, request: ImportRequest, cancelled: Callable[[], bool] = never) -> FileSurvey:
        """
        Look at a file before it is read, in a child of its own.

        Args:
            request: the file and what is known of it already.
            cancelled: asked several times a second; true ends it.

        Raises:
            RefusedError: the file was refused.
            CancelledError: the caller cancelled.
        """
        from callassist.services.importing import surveying  # noqa: PLC0415 - as above

        options = replace(self._options(request), guess=True)
        return surveying.run(request.path, options, lambda: cancelled() or self._ended())

    def write_rejected(
        self, made: ImportPlan, target: RejectedTarget, password: str | None = None
    ) -> int:
        """
        Write the rejected rows of a plan in the file's own layout, encrypted.

        No value of a row was kept: the file is read a second time, in a child of its own.

        Args:
            made: the plan.
            target: file to write.
            password: of an encrypted roster file, where the plan was made in another session.

        Returns:
            How many rows were written: every one that was refused.

        Raises:
            UsageError: the target cannot be written, or is the roster file itself.
            RefusedError: the roster file is no longer the one that was read.
            MachineError: the disk is full, or we may not write there.
            CancelledError: the session ended meanwhile.
        """
        # Late, for it brings the spreadsheet readers that no log-in and no search needs.
        from callassist.services.importing import rejecting  # noqa: PLC0415

        target.check(made.request.path)
        request = made.request if password is None else replace(made.request, password=password)
        return rejecting.run(
            RejectOrder(
                path=request.path,
                options=self._options(request),
                sha256=made.report.sha256,
                beside=self._keeper.plan_file(made).path,
                key=made.key,
                target=target.path,
                password=target.password,
                language=target.language,
            ),
            self._ended,
        )

    def imported_at(self, sha256: str) -> datetime | None:
        """Return when a file with this digest was last switched to, or None."""
        return self._plans.imported_at(sha256)

    def _options(self, request: ImportRequest) -> ReadOptions:
        return reading_options(self._importer.reading, request, self._plans.mappings())
