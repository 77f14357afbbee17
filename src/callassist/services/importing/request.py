"""Who imports, what an import is asked to do, and the plan it answers with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from callassist.domain.errors import UsageError
from callassist.domain.importreport import MarkUse, ProblemKind
from callassist.domain.plans import PlanCounts, PlanResult, PlanState
from callassist.domain.roster import ImportReport
from callassist.domain.rosterfile import FileKind, Meaning
from callassist.reports.encrypted import check_target
from callassist.reports.placing import is_same
from callassist.rosterfiles.options import ReadOptions

BASE_DAMAGED = "base-damaged"


@dataclass(frozen=True, slots=True)
class Importer:
    """
    Who imports, and by which rules.

    Args:
        user: account that applies the plan.
        reading: reference rule and known items of the content pack; a request adds the rest.
        max_removal_share: of the active roster; more needs an approval.
    """

    user: str
    reading: ReadOptions
    max_removal_share: float


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """
    A roster file and how to read it.

    Args:
        path: the file.
        kind: what it does to the active roster.
        sheets: names of the sheets to read; empty: every sheet that is a roster.
        header_row: row number of the header as Excel shows it; None: it is looked for.
        mapping: pairs of field and header that overrule the synonyms.
        encoding: of a text file; None: it is found out.
        password: of an encrypted workbook or zip.
        meanings: what the marks of rows mean; a mark without a meaning changes nothing.
        expected: how many persons the client says the file has, or None.
    """

    path: Path
    kind: FileKind = FileKind.FULL
    sheets: tuple[str, ...] = ()
    header_row: int | None = None
    mapping: tuple[tuple[str, str], ...] = ()
    encoding: str | None = None
    password: str | None = field(default=None, repr=False)
    meanings: tuple[Meaning, ...] = ()
    expected: int | None = None


@dataclass(frozen=True, slots=True)
class Approval:
    """A supervisor's explicit yes to a plan that removes or rejects rows."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class RejectedTarget:
    """
    Where the rejected rows of an import go.

    Args:
        path: an .xlsx to write; what was there is replaced.
        password: opens it.
        language: "ja" or "en", of the reasons and mends.
    """

    path: Path
    password: str = field(repr=False)
    language: str

    def check(self, roster: Path) -> None:
        """
        Look whether the rows of `roster` could be written here.

        Raises:
            UsageError: no password, no such folder, or it is the roster file itself.
        """
        check_target(self.path, self.password)
        if is_same(self.path, roster):
            raise UsageError("problems-over-roster")


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """
    A version built aside and verified, and what switching to it would change.

    Args:
        report: the counts; its status says what applying without approval would come to.
        needs: why an approval is needed: "rejected-rows", "large-removal", "count-differs",
            or "base-damaged": the roster in use could not be compared; empty: none is.
        request: what was asked for; its password only in the process that asked.
        base: version the comparison was made with, "" at the first import.
        rows: rows the new version holds.
        rows_sha256: digest over them.
        key: raw key of the new version.
        key_version: of its search index.
        active_rows: rows of `base`.
        made_at: when it was begun (aware, UTC); made_by: account.
        marks: what rows of the file bore that is no value, and what it was said to mean.
        kinds: how often there is each problem, over the whole file; the report's list may be cut.
        imported_before: when this very file was last switched to, or None.
        state: ready, or pending: a second person must agree.
    """

    report: ImportReport
    needs: tuple[str, ...]
    request: ImportRequest
    base: str
    rows: int
    rows_sha256: str
    key: bytes = field(repr=False)
    key_version: int
    active_rows: int
    made_at: datetime
    made_by: str
    marks: tuple[MarkUse, ...] = ()
    kinds: tuple[ProblemKind, ...] = ()
    imported_before: datetime | None = None
    state: PlanState = PlanState.READY

    @property
    def version(self) -> str:
        """Identifier of the version built, and of the plan."""
        return self.report.version

    @property
    def compared(self) -> str:
        """Version it is told apart from, "" at the first import or where that one is damaged."""
        return "" if BASE_DAMAGED in self.needs else self.base

    @property
    def source(self) -> str:
        """Name of the file, without its folder."""
        return self.request.path.name

    @property
    def kind(self) -> FileKind:
        """What the file does to the active roster."""
        return self.request.kind

    @property
    def expected(self) -> int | None:
        """How many persons the client says the file has, or None."""
        return self.request.expected

    @property
    def result(self) -> PlanResult:
        """What was built, as it is kept."""
        report = self.report
        counts = {name: getattr(report, name) for name in PlanCounts.__dataclass_fields__}
        return PlanResult(
            rows=self.rows,
            rows_sha256=self.rows_sha256,
            key=self.key,
            key_version=self.key_version,
            active_rows=self.active_rows,
            needs=self.needs,
            counts=PlanCounts(**counts),
        )
