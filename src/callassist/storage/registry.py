"""The roster versions a profile knows, their keys, and which one searches use."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, Row, insert, select, update

from callassist.domain.errors import RefusedError
from callassist.domain.roster import Activation, RosterStamp
from callassist.domain.switches import standing
from callassist.storage.database import Database
from callassist.storage.schema import activation, roster_version, undo

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
            current = active_version(connection)
            rows = connection.execute(wanted).all()
        return tuple(_stamp(row, current) for row in rows)

    def active(self) -> RosterStamp | None:
        """Return the version searches use, or None before the first import."""
        with self._database.reading() as connection:
            current = active_version(connection)
            row = _row(connection, current) if current else None
        return _stamp(row, current) if row else None

    def key(self, version: str) -> bytes:
        """
        Return a version's raw key.

        Raises:
            RefusedError: there is no such version, or it was purged.
        """
        with self._database.reading() as connection:
            return bytes(known_version(connection, version).key)

    def key_version(self, version: str) -> int:
        """
        Return the version of the search keys in a version's index.

        Raises:
            RefusedError: there is no such version, or it was purged.
        """
        with self._database.reading() as connection:
            return int(known_version(connection, version).key_version)

    def add(self, stamp: RosterStamp, key: bytes, key_version: int) -> None:
        """
        Register a finished version; it is not active yet.

        Args:
            stamp: what is known of it; whether it says active does not matter.
            key: its raw 32-byte key.
            key_version: of the search keys in its index.
        """
        with self._database.writing() as connection:
            register(connection, stamp, key, key_version)

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
            known_version(connection, version)
            switch_to(connection, Activation(version, datetime.now(UTC), user, reason))

    def undo(self, user: str, reason: str, of: str) -> str:
        """
        Take the switch in force back, in one transaction.

        Args:
            user: account that switches back.
            reason: why, or "".
            of: version that must be active, so that two who undo at once go back one switch.

        Returns:
            The version that is active now.

        Raises:
            RefusedError: undo-nothing: there is no switch before it; undo-stale: another
                version is active; roster-version-unknown: the version before it was purged.
        """
        with self._database.writing() as connection:
            stack = standing(_switches(connection))
            if not stack[1:]:
                raise RefusedError("undo-nothing")
            if stack[-1].version != of:
                raise RefusedError("undo-stale")
            version = stack[-2].version
            known_version(connection, version)
            number = switch_to(connection, Activation(version, datetime.now(UTC), user, reason))
            connection.execute(insert(undo).values(activation=number))
        return version

    def undo_target(self) -> str:
        """Return the version that an undo would switch to, or "" where none can be."""
        with self._database.reading() as connection:
            before = standing(_switches(connection))[:-1]
            row = _row(connection, before[-1].version) if before else None
        return str(row.version) if row is not None and row.state == READY else ""

    def set_key_version(self, version: str, key_version: int) -> None:
        """Note that a version's index was rebuilt with other search keys."""
        with self._database.writing() as connection:
            known_version(connection, version)
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
            known_version(connection, version)
            if active_version(connection) == version:
                raise RefusedError("roster-in-use")
            connection.execute(
                update(roster_version)
                .where(roster_version.c.version == version)
                .values(key=None, state=PURGED)
            )

    def history(self) -> tuple[Activation, ...]:
        """Return every switch, newest first."""
        with self._database.reading() as connection:
            return tuple(_switches(connection)[::-1])


def register(connection: Connection, stamp: RosterStamp, key: bytes, key_version: int) -> None:
    """Add a finished version inside somebody's transaction; it is not active yet."""
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


def switch_to(connection: Connection, to: Activation) -> int:
    """Switch searches inside somebody's transaction; return the number of the switch."""
    values = {"version": to.version, "at": to.at, "user": to.user, "reason": to.reason}
    added = connection.execute(insert(activation).values(**values))
    return int(added.inserted_primary_key[0]) if added.inserted_primary_key else 0


def _switches(connection: Connection) -> list[Activation]:
    taken_back = set(connection.execute(select(undo.c.activation)).scalars())
    rows = connection.execute(select(activation).order_by(activation.c.id)).all()
    return [
        Activation(row.version, row.at, row.user, row.reason, row.id in taken_back) for row in rows
    ]


def active_version(connection: Connection) -> str:
    """Return the version searches use, "" before the first import."""
    newest = select(activation.c.version).order_by(activation.c.id.desc()).limit(1)
    return connection.execute(newest).scalar_one_or_none() or ""


def _row(connection: Connection, version: str) -> Row[tuple[object, ...]] | None:
    wanted = select(roster_version).where(roster_version.c.version == version)
    return connection.execute(wanted).first()


def known_version(connection: Connection, version: str) -> Row[tuple[object, ...]]:
    """
    Return a version's row.

    Raises:
        RefusedError: there is no such version, or it was purged.
    """
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
