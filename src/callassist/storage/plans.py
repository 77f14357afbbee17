"""Plans of imports in `callassist.db`: begun, ready, then applied or discarded."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from callassist.domain.errors import RefusedError
from callassist.domain.plans import (
    OPEN_STATES,
    PlanCounts,
    PlanRecord,
    PlanResult,
    PlanStart,
    PlanState,
)
from callassist.domain.roster import Activation, RosterStamp
from callassist.domain.rosterfile import FileKind
from callassist.storage.database import Database
from callassist.storage.registry import active_version, register, switch_to
from callassist.storage.schema import column_mapping, import_plan

_COUNTS = {
    name: getattr(import_plan.c, "file_rows" if name == "rows" else name)
    for name in PlanCounts.__dataclass_fields__
}
"""Field of `PlanCounts` → its column; `rows` of the table are those of the version built."""


class PlanStore:
    """
    Plans and remembered columns in `callassist.db`.

    Args:
        database: of the profile.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, start: PlanStart) -> None:
        """Keep a plan before its file is read."""
        with self._database.writing() as connection:
            connection.execute(
                insert(import_plan).values(
                    version=start.version,
                    state=PlanState.BUILDING.value,
                    kind=start.kind.value,
                    path=start.path,
                    source=start.source,
                    sha256=start.sha256,
                    reading=start.reading,
                    base=start.base,
                    expected=start.expected,
                    made_by=start.made_by,
                    made_at=start.made_at,
                )
            )

    def ready(self, version: str, result: PlanResult, replaces: str = "") -> None:
        """
        Keep what was built; from here on the plan waits.

        Args:
            version: of the plan.
            result: what was built.
            replaces: plan that was resumed by it, discarded in the same transaction, or "".

        Raises:
            RefusedError: import-plan-gone: the one to be replaced was applied or discarded.
        """
        with self._database.writing() as connection:
            if replaces and not _is_open(_row(connection, replaces)):
                raise RefusedError("import-plan-gone")
            _build(connection, version, result)
            _change(connection, version, state=PlanState.READY.value, key=result.key)
            if replaces:
                _end(connection, replaces, PlanState.DISCARDED)

    def expect(self, version: str, expected: int | None, needs: Sequence[str]) -> None:
        """
        Keep the client's figure for a plan that is ready.

        Args:
            version: of the plan.
            expected: how many persons the client says the file has, or None.
            needs: why an approval is needed now.

        Raises:
            RefusedError: import-plan-gone: it does not wait any more.
        """
        with self._database.writing() as connection:
            row = _row(connection, version)
            if row is None or row.state != PlanState.READY:
                raise RefusedError("import-plan-gone")
            _change(connection, version, expected=expected, needs=" ".join(needs))

    def discard(self, version: str) -> bool:
        """Forget the key of a plan; return False where it was applied, and is left alone."""
        with self._database.writing() as connection:
            row = _row(connection, version)
            if row is not None and row.state == PlanState.APPLIED:
                return False
            _end(connection, version, PlanState.DISCARDED)
            return True

    def interrupt(self) -> int:
        """
        Mark every plan that is still being built as interrupted.

        To be called by who holds the lock of imports only: then nobody builds.

        Returns:
            How many there were.
        """
        with self._database.writing() as connection:
            found = connection.execute(
                update(import_plan)
                .where(import_plan.c.state == PlanState.BUILDING.value)
                .values(state=PlanState.INTERRUPTED.value)
            )
            return int(found.rowcount)

    def apply(
        self,
        result: PlanResult,
        stamp: RosterStamp,
        switch: Activation,
        chosen: Mapping[str, tuple[tuple[str, str], ...]],
    ) -> None:
        """
        Register a plan's version, switch to it, and remember its columns: all of it or nothing.

        Args:
            result: what was built; a command's plan was not kept as ready before.
            stamp: what is known of the version.
            switch: who switches to it when, and why.
            chosen: fingerprint of headers → pairs of field and header that somebody chose.

        Raises:
            RefusedError: import-plan-gone: it was applied or discarded; import-plan-stale:
                another roster is active than the one it was compared with.
        """
        with self._database.writing() as connection:
            row = _row(connection, stamp.version)
            if row is None or row.state not in {PlanState.READY, PlanState.BUILDING}:
                raise RefusedError("import-plan-gone")
            if active_version(connection) != row.base:
                raise RefusedError("import-plan-stale")
            register(connection, stamp, result.key, result.key_version)
            switch_to(connection, switch)
            _build(connection, stamp.version, result)
            _end(connection, stamp.version, PlanState.APPLIED)
            for fingerprint, mapping in chosen.items():
                _remember(connection, fingerprint, mapping, switch)

    def get(self, version: str) -> PlanRecord:
        """
        Return a plan.

        Raises:
            RefusedError: import-plan-gone: there is none of this name.
        """
        with self._database.reading() as connection:
            row = _row(connection, version)
        if row is None:
            raise RefusedError("import-plan-gone")
        return _record(row)

    def waiting(self) -> tuple[PlanRecord, ...]:
        """Return the plans that wait for somebody, newest first."""
        return self._of(state.value for state in OPEN_STATES)

    def applied(self) -> dict[str, PlanRecord]:
        """Return the plans that were applied, by version."""
        found = self._of((PlanState.APPLIED.value,))
        return {record.start.version: record for record in found}

    def ready_versions(self) -> set[str]:
        """Return the versions that a plan still needs."""
        found = self._of((PlanState.READY.value, PlanState.PENDING.value))
        return {record.start.version for record in found}

    def imported_at(self, sha256: str) -> datetime | None:
        """Return when a file with this digest was last switched to, or None."""
        wanted = (
            select(import_plan.c.ended_at)
            .where(import_plan.c.sha256 == sha256, import_plan.c.state == PlanState.APPLIED.value)
            .order_by(import_plan.c.ended_at.desc())
            .limit(1)
        )
        with self._database.reading() as connection:
            return connection.execute(wanted).scalar_one_or_none()

    def mappings(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """Return every remembered choice of columns by the fingerprint of the headers."""
        with self._database.reading() as connection:
            rows = connection.execute(select(column_mapping)).all()
        return {
            row.fingerprint: tuple((field, header) for field, header in json.loads(row.mapping))
            for row in rows
        }

    def _of(self, states: Iterable[str]) -> tuple[PlanRecord, ...]:
        wanted = (
            select(import_plan)
            .where(import_plan.c.state.in_(list(states)))
            .order_by(import_plan.c.made_at.desc(), import_plan.c.version.desc())
        )
        with self._database.reading() as connection:
            rows = connection.execute(wanted).all()
        return tuple(_record(row) for row in rows)


def _row(connection: Connection, version: str) -> Row[tuple[object, ...]] | None:
    return connection.execute(select(import_plan).where(import_plan.c.version == version)).first()


def _is_open(row: Row[tuple[object, ...]] | None) -> bool:
    return row is not None and row.state in OPEN_STATES


def _change(connection: Connection, version: str, **values: Any) -> None:  # noqa: ANN401 - columns of several types
    connection.execute(update(import_plan).where(import_plan.c.version == version).values(**values))


def _build(connection: Connection, version: str, result: PlanResult) -> None:
    counts = {column.name: getattr(result.counts, name) for name, column in _COUNTS.items()}
    _change(
        connection,
        version,
        rows=result.rows,
        rows_sha256=result.rows_sha256,
        key_version=result.key_version,
        active_rows=result.active_rows,
        needs=" ".join(result.needs),
        **counts,
    )


def _end(connection: Connection, version: str, state: PlanState) -> None:
    _change(connection, version, state=state.value, key=None, ended_at=datetime.now(UTC))


def _remember(
    connection: Connection,
    fingerprint: str,
    mapping: tuple[tuple[str, str], ...],
    by: Activation,
) -> None:
    values = {
        "mapping": json.dumps(mapping, ensure_ascii=False),
        "chosen_by": by.user,
        "chosen_at": by.at,
    }
    same = column_mapping.c.fingerprint == fingerprint
    changed = connection.execute(update(column_mapping).where(same).values(**values))
    if not changed.rowcount:
        connection.execute(insert(column_mapping).values(fingerprint=fingerprint, **values))


def _record(row: Row[tuple[object, ...]]) -> PlanRecord:
    start = PlanStart(
        version=row.version,
        kind=FileKind(row.kind),
        path=row.path,
        source=row.source,
        sha256=row.sha256,
        reading=row.reading,
        base=row.base,
        expected=row.expected,
        made_by=row.made_by,
        made_at=row.made_at,
    )
    return PlanRecord(start, PlanState(row.state), _result(row), row.ended_at)


def _result(row: Row[tuple[object, ...]]) -> PlanResult | None:
    if row.rows is None:
        return None
    return PlanResult(
        rows=row.rows,
        rows_sha256=row.rows_sha256,
        key=bytes(row.key or b""),
        key_version=row.key_version,
        active_rows=row.active_rows,
        needs=tuple(row.needs.split()),
        counts=PlanCounts(**{name: getattr(row, column.name) for name, column in _COUNTS.items()}),
    )
