"""What has been chosen of an import so far; going back a step loses none of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from callassist.domain.rosterfile import ColumnReason, FileSurvey, SheetFound
from callassist.services.importing.request import ImportPlan, ImportRequest


@dataclass
class Draft:
    """
    One import between the choice of its file and the switch.

    Args:
        request: the file and how it is read.
        survey: what was seen in it, or None as yet.
        seen_by: the request `survey` was made for.
        plan: what was built, or None as yet.
        waiting: plan of an earlier time that is to be taken up, or "".
    """

    request: ImportRequest
    survey: FileSurvey | None = None
    seen_by: ImportRequest | None = None
    plan: ImportPlan | None = None
    waiting: str = ""

    @property
    def expected(self) -> int | None:
        """How many persons the client says the file has, or None."""
        return self.request.expected

    def change(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of ImportRequest
        """Read the file otherwise from now on."""
        self.request = replace(self.request, **changes)

    def sheets(self) -> tuple[SheetFound, ...]:
        """Return the sheets that are read."""
        if self.survey is None:
            return ()
        named = self.request.sheets
        return tuple(
            sheet
            for sheet in self.survey.sheets
            if (sheet.name in named if named else sheet.chosen)
        )

    @property
    def survey_is_old(self) -> bool:
        """Whether the columns must be looked at anew before they are shown."""
        return self.survey is None or self.seen_by != _as_surveyed(self.request)

    @property
    def plan_is_old(self) -> bool:
        """Whether what was built is not what is asked for now."""
        return self.plan is None or _as_built(self.plan.request) != _as_built(self.agreed())

    def agreed(self) -> ImportRequest:
        """Return the request with the columns that were only likely: who went on agreed to them."""
        return replace(self.request, mapping=self.everywhere(self.request.mapping))

    def everywhere(self, mapping: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        """
        Return a mapping that holds on all sheets.

        A field that is mapped is no longer found by its usual headers, and one that was found by
        its content would not be found by the reader: both are named on every sheet.

        Args:
            mapping: pairs of field and header, as the supervisor chose them.
        """
        pairs = {header: field for field, header in mapping}
        columns = [column for sheet in self.sheets() for column in sheet.columns if column.field]
        likely = {one.field for one in columns if one.reason is ColumnReason.CONTENT}
        named = likely.union(pairs.values())
        for column in columns:
            if column.field in named:
                pairs.setdefault(column.header, column.field)
        return tuple((field, header) for header, field in pairs.items())

    def surveyed(self, request: ImportRequest, survey: FileSurvey) -> None:
        """Take in what was seen."""
        self.survey, self.seen_by = survey, _as_surveyed(request)


def _as_surveyed(request: ImportRequest) -> ImportRequest:
    """Return a request without what a survey does not look at."""
    return replace(request, sheets=(), meanings=(), expected=None)


def _as_built(request: ImportRequest) -> ImportRequest:
    """Return a request without what changes nothing in its plan."""
    return replace(request, password=None, expected=None)
