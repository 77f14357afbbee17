"""Makes one plan: its entry first, then the version, then the result."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from callassist.domain.errors import CancelledError, MachineError, RefusedError
from callassist.domain.machine import machine_error
from callassist.domain.plans import PlanRecord, PlanStart
from callassist.domain.roster import RosterStamp
from callassist.domain.rosterfile import FileKind
from callassist.rosterfiles.source import OLE, ZIP, Source
from callassist.services.importing import kept, pipeline, plan
from callassist.services.importing.order import BuildOrder, reading_options
from callassist.services.importing.ports import Plans, VersionRegistry
from callassist.services.importing.request import Importer, ImportPlan, ImportRequest
from callassist.services.importing.watch import Watch
from callassist.storage.driver import KEY_BYTES
from callassist.storage.rosters import layout
from callassist.storage.rosters.planfile import PlanFile

UNREADABLE = frozenset({"roster-damaged", "roster-missing"})
"""Of the roster in force: a full roster may take its place uncompared."""

_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Begun:
    """
    A plan that is kept, but not built yet.

    Args:
        start: as it is kept; request: as it was asked for, its password included.
        active: the roster it is compared with, or None at the first import.
        lines: of a text file, else 0.
    """

    start: PlanStart
    request: ImportRequest = field(repr=False)
    active: RosterStamp | None
    lines: int

    @property
    def version(self) -> str:
        """Identifier of the plan and of its version."""
        return self.start.version


class Making:
    """
    Makes plans; whoever calls it holds the lock of imports.

    Args:
        profile: folder of the profile.
        registry: the roster versions it knows.
        plans: where plans are kept.
        importer: who imports, and by which rules.
    """

    def __init__(
        self, profile: Path, registry: VersionRegistry, plans: Plans, importer: Importer
    ) -> None:
        self._profile = profile
        self._registry = registry
        self._plans = plans
        self._importer = importer

    def begin(self, request: ImportRequest, watch: Watch, replaced: PlanRecord | None) -> Begun:
        """
        Look at the file's bytes and keep the plan, before a row is read.

        Args:
            request: the file and how to read it.
            watch: the caller's.
            replaced: the plan it takes up, whose file it must be; or None.

        Raises:
            RefusedError: the file is gone, or is not the one of `replaced`; or it is of the
                state of letters, and there is no roster yet.
            CancelledError: the caller cancelled.
        """
        seen = glance(request.path, watch)
        if replaced is not None and replaced.start.sha256 != seen.sha256:
            raise RefusedError("import-file-changed")
        active = self._registry.active()
        if active is None and request.kind is FileKind.STATUS:
            raise RefusedError("status-without-roster")
        now = datetime.now(UTC)
        start = PlanStart(
            version=layout.new_version(now),
            kind=request.kind,
            path=str(request.path.absolute()),
            source=request.path.name,
            sha256=seen.sha256,
            reading=kept.reading_of(request),
            base=active.version if active else "",
            expected=request.expected,
            made_by=self._importer.user,
            made_at=now,
        )
        self._plans.begin(start)
        return Begun(start, request, active, seen.lines)

    def finish(self, begun: Begun, watch: Watch) -> ImportPlan:
        """Build the version; whoever calls keeps the plan, or clears up after a failure."""
        folder = layout.version_folder(self._profile, begun.version)
        try:
            outcome, order = self._built(begun, self._order(folder, begun), watch)
            layout.seal(folder)
        except OSError as error:
            raise machine_error(error) from error
        except MachineError as error:
            if error.code == "disk-error" and layout.takes_no_more(folder):
                raise MachineError("disk-full") from error
            raise
        if outcome.built.file_sha256 != begun.start.sha256:
            raise RefusedError("import-file-changed")
        compared = order.active is not None or begun.active is None
        share = self._importer.max_removal_share if compared else None
        result = plan.result(outcome, order.key, begun.start, share)
        before = self._plans.imported_at(begun.start.sha256)
        beside = PlanFile(folder / layout.PLAN_FILE, order.key)
        return plan.made(begun.start, begun.request, result, beside, before)

    def _built(
        self, begun: Begun, order: BuildOrder, watch: Watch
    ) -> tuple[pipeline.Outcome, BuildOrder]:
        try:
            return self._run(begun, order, watch), order
        except RefusedError as refused:
            if refused.code not in UNREADABLE or not order.active or order.kind != FileKind.FULL:
                raise
        # If a damaged roster had to be compared first, no file could ever take its place.
        layout.remove(order.folder)
        alone = replace(order, active=None, key=secrets.token_bytes(KEY_BYTES))
        return self._run(begun, alone, watch), alone

    def _run(self, begun: Begun, order: BuildOrder, watch: Watch) -> pipeline.Outcome:
        order.folder.mkdir(mode=0o700)
        options = reading_options(self._importer.reading, begun.request, self._plans.mappings())
        return pipeline.run(str(begun.request.path), options, order, watch, begun.lines)

    def again(
        self, start: PlanStart, request: ImportRequest, folder: Path, key: bytes, watch: Watch
    ) -> None:
        """
        Build a version once more, as it was built then: of the same file, over the same base.

        Args:
            start: of its plan.
            request: how the file was read.
            folder: where to build it, which exists.
            key: the version's own.
            watch: the caller's.

        Raises:
            RefusedError: it is another file, or is refused.
        """
        seen = glance(request.path, watch)
        if seen.sha256 != start.sha256:
            raise RefusedError("import-file-changed")
        order = replace(self._order(folder, Begun(start, request, self._base(start), 0)), key=key)
        options = reading_options(self._importer.reading, request, self._plans.mappings())
        pipeline.run(str(request.path), options, order, watch, seen.lines)

    def _base(self, start: PlanStart) -> RosterStamp | None:
        return next((one for one in self._registry.list() if one.version == start.base), None)

    def _order(self, folder: Path, begun: Begun) -> BuildOrder:
        active, request = begun.active, begun.request
        previous = None
        if active:
            path = layout.version_folder(self._profile, active.version) / layout.ROSTER_FILE
            previous = (path, self._registry.key(active.version))
        return BuildOrder(
            folder=folder,
            key=secrets.token_bytes(KEY_BYTES),
            active=previous,
            kind=request.kind if active else FileKind.FULL,
            about={"source": request.path.name, "kind": request.kind.value},
        )


@dataclass(frozen=True, slots=True)
class Glance:
    """
    What a file's bytes tell before anybody understands them.

    Args:
        sha256: their digest.
        lines: how many ends of lines there are among them; 0 where it is no text.
    """

    sha256: str
    lines: int


def glance(path: Path, watch: Watch) -> Glance:
    """
    Read a file's bytes once, or stop when the caller cancels.

    Raises:
        RefusedError: there is no such file.
        MachineError: it cannot be read.
        CancelledError: the caller cancelled.
    """
    digest, lines, first = hashlib.sha256(), 0, b""
    try:
        with Source(path).open() as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                lines += chunk.count(b"\n")
                first = first or chunk[:8]
                if watch.cancelled():
                    raise CancelledError("import-cancelled")
    except OSError as error:
        raise machine_error(error) from error
    return Glance(digest.hexdigest(), 0 if first.startswith((OLE, ZIP)) else lines)
