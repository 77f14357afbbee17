"""The roster versions a profile knows, their keys, and which one searches use."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, Row, insert, select, update

from callassist.domain.errors import RefusedError
from callassist.domain.roster import Activation, RosterStamp
from callassist.storage.database import Database
from callassist.storage.schema import activation, roster_version

READY, PURGED = "ready", "purged"


class Registry:
    """
    Roster versions in `callassist.db`.

    Args:
        database: of the profile.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> tuple[RosterStamp, ...]:
        """Return every version that can still be opened, newest first."""
        wanted = (
            select(roster_version)
            .where(roster_version.c.state == READY)
            .order_by(roster_version.c.created_at.desc(), roster_version.c.version.desc())
        )
        with self._database.reading() as connection:
            current = _active(connection)
            rows = connection.execute(wanted).all()
        return tuple(_stamp(row, current) for row in rows)

    def active(self) -> RosterStamp | None:
        """Return the version searches use, or None before the first import."""
        with self._database.reading() as connection:
            current = _active(connection)
            row = _row(connection, current) if current else None
        return _stamp(row, current) if row else None

    def key(self, version: str) -> bytes:
        """
        Return a version's raw key.

        Raises:
            RefusedError: there is no such version, or it was purged.
        """
        with self._database.reading() as connection:
            return bytes(_known(connection, version).key)

    def key_version(self, version: str) -> int:
        """
        Return the version of the search keys in a version's index.

        Raises:
            RefusedError: there is no such version, or it was purged.
        """
        with self._database.reading() as connection:
            return int(_known(connection, version).key_version)

    def add(self, stamp: RosterStamp, key: bytes, key_version: int) -> None:
        """
        Register a finished version; it is not active yet.

        Args:
            stamp: what is known of it; whether it says active does not matter.
            key: its raw 32-byte key.
            key_version: of the search keys in its index.
        """
        with self._database.writing() as connection:
            _add(connection, stamp, key, key_version)

    def install(self, stamp: RosterStamp, key: bytes, key_version: int, switch: Activation) -> None:
        """
        Register a finished version and switch searches to it, both or neither.

        Args:
            stamp: what is known of the version.
            key: its raw 32-byte key.
            key_version: of the search keys in its index.
            switch: who switches to it when, and why.
        """
        with self._database.writing() as connection:
            _add(connection, stamp, key, key_version)
            _switch(connection, switch)

    def activate(self, version: str, user: str, reason: str) -> None:
        """
        Switch searches to a registered version, in one transaction.

        Args:
            version: identifier of a version.
            user: account that switches.
            reason: why, or "".

        Raises:
            RefusedError: there is no such version, or it was purged.
        """
        with self._database.writing() as connection:
            _known(connection, version)
            _switch(connection, Activation(version, datetime.now(UTC), user, reason))

    def set_key_version(self, version: str, key_version: int) -> None:
        """Note that a version's index was rebuilt with other search keys."""
        with self._database.writing() as connection:
            _known(connection, version)
            connection.execute(
                update(roster_version)
                .where(roster_version.c.version == version)
                .values(key_version=key_version)
            )

    def discard(self, version: str) -> None:
        """
        Delete a version's key, whereupon nobody can read its files; the history keeps its name.

        Raises:
            RefusedError: it is the active one, or there is no such version.
        """
        with self._database.writing() as connection:
            _known(connection, version)
            if _active(connection) == version:
                raise RefusedError("roster-in-use")
            connection.execute(
                update(roster_version)
                .where(roster_version.c.version == version)
                .values(key=None, state=PURGED)
            )

    def history(self) -> tuple[Activation, ...]:
        """Return every switch, newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(activation).order_by(activation.c.id.desc())).all()
        return tuple(Activation(row.version, row.at, row.user, row.reason) for row in rows)


def _add(connection: Connection, stamp: RosterStamp, key: bytes, key_version: int) -> None:
    connection.execute(
        insert(roster_version).values(
            version=stamp.version,
            created_at=stamp.as_of,
            source=stamp.source,
            rows=stamp.rows,
            sha256=stamp.sha256,
            key_version=key_version,
            key=key,
            state=READY,
        )
    )


def _switch(connection: Connection, to: Activation) -> None:
    connection.execute(
        insert(activation).values(version=to.version, at=to.at, user=to.user, reason=to.reason)
    )


def _active(connection: Connection) -> str:
    newest = select(activation.c.version).order_by(activation.c.id.desc()).limit(1)
    return connection.execute(newest).scalar_one_or_none() or ""


def _row(connection: Connection, version: str) -> Row[tuple[object, ...]] | None:
    wanted = select(roster_version).where(roster_version.c.version == version)
    return connection.execute(wanted).first()


def _known(connection: Connection, version: str) -> Row[tuple[object, ...]]:
    row = _row(connection, version)
    if row is None or row.state != READY:
        raise RefusedError("roster-version-unknown")
    return row


def _stamp(row: Row[tuple[object, ...]], active: str) -> RosterStamp:
    return RosterStamp(
        version=row.version,
        as_of=row.created_at,
        rows=row.rows,
        source=row.source,
        sha256=row.sha256,
        active=row.version == active,
    )
