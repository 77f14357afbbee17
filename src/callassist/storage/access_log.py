"""The access log: entries are added and read, never changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Row, func, insert, select

from callassist.domain.access import AccessEntry, Action, FailedLogin
from callassist.storage.database import Database
from callassist.storage.schema import access_log, failed_login

PAGE = 1000  # entries read in one transaction: an export must not hold the database


class AccessLog:
    """
    The append-only log of one profile; several processes may write to it.

    Args:
        database: of the profile.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(self, entries: Sequence[AccessEntry]) -> None:
        """
        Add entries in one transaction.

        Args:
            entries: in order; the log numbers them itself, whatever their `number`.
        """
        if not entries:
            return
        with self._database.writing() as connection:
            _append(connection, entries)

    def merge(self, failed: Sequence[FailedLogin], terminal: str) -> None:
        """
        Add wrong passwords that were typed before the log could be opened, each once.

        Args:
            failed: what `Lockout.pending` returned.
            terminal: name of this machine.
        """
        if not failed:
            return
        with self._database.writing() as connection:
            ids = [one.id for one in failed]
            known = set(
                connection.execute(
                    select(failed_login.c.id).where(failed_login.c.id.in_(ids))
                ).scalars()
            )
            fresh = [one for one in failed if one.id not in known]
            if not fresh:
                return
            first = _append(connection, [_failed(one, terminal) for one in fresh])
            connection.execute(
                insert(failed_login),
                [{"id": one.id, "number": first + at} for at, one in enumerate(fresh)],
            )

    def read(self, start: int = 1, limit: int | None = None) -> Iterator[AccessEntry]:
        """
        Return entries in order, a page at a time.

        Args:
            start: number of the first.
            limit: how many at most; all by default.
        """
        left = limit
        while left is None or left > 0:
            page = self._page(start, PAGE if left is None else min(PAGE, left))
            yield from page
            if not page:
                return
            start = page[-1].number + 1
            left = None if left is None else left - len(page)

    def _page(self, start: int, size: int) -> list[AccessEntry]:
        wanted = select(access_log).where(access_log.c.number >= start)
        with self._database.reading() as connection:
            rows = connection.execute(wanted.order_by(access_log.c.number).limit(size)).all()
        return [_entry(row) for row in rows]


def _append(connection: Connection, entries: Sequence[AccessEntry]) -> int:
    """Add entries and return the number of the first."""
    last = connection.execute(select(func.coalesce(func.max(access_log.c.number), 0))).scalar_one()
    first = int(last) + 1
    connection.execute(
        insert(access_log),
        [_values(entry, first + at) for at, entry in enumerate(entries)],
    )
    return first


def _values(entry: AccessEntry, number: int) -> dict[str, object]:
    return {
        "number": number,
        "at": entry.at,
        "user": entry.user,
        "terminal": entry.terminal,
        "action": entry.action.value,
        "outcome": entry.outcome,
        "call": entry.call,
        "record_hash": entry.record_hash,
        "count": entry.count,
    }


def _entry(row: Row[tuple[object, ...]]) -> AccessEntry:
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's documented name for it
    return AccessEntry(**{**values, "action": Action(values["action"])})


def _failed(one: FailedLogin, terminal: str) -> AccessEntry:
    return AccessEntry(
        number=0,
        at=one.at,
        user=one.user,
        terminal=terminal,
        action=Action.LOG_IN_FAILED,
        outcome="wrong-password",
    )
