"""Whether a version on the disk still is what was built."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from callassist.domain.errors import RefusedError
from callassist.storage.driver import DatabaseError
from callassist.storage.rosters import departed
from callassist.storage.rosters.connection import open_reading, translated
from callassist.storage.rosters.digest import content_hash
from callassist.storage.rosters.schema import FORMAT, read_meta


@dataclass(frozen=True, slots=True)
class Expected:
    """What a version must hold: the number of its rows and the digest over them."""

    rows: int
    sha256: str


def quick(path: Path, key: bytes, expected: Expected) -> None:
    """
    Check in a moment that a version is the registered one: its key opens it, its meta agrees.

    Raises:
        RefusedError: it is missing, damaged, another's, or of a newer program.
    """
    with closing(open_reading(path, key)) as connection:
        try:
            _check_meta(read_meta(connection), expected)
        except DatabaseError as error:
            raise translated(error) from None


def thorough(
    path: Path, key: bytes, expected: Expected, advance: Callable[[int], None] | None = None
) -> None:
    """
    Read every page and every row back and compare them with what was built.

    Args:
        path: the version's file.
        key: its raw key.
        expected: what it must hold.
        advance: told how many rows are done, now and then.

    Raises:
        RefusedError: the version is not whole.
    """
    with closing(open_reading(path, key)) as connection:
        try:
            _check_meta(read_meta(connection), expected)
            content = content_hash(connection, advance)
            departed.readable(connection)
            departed.add_to(content, connection)
            # Walks every tree and counts its entries, and so checks each page's authentication
            # code. `integrity_check` would also look up every row in the index, which reads its
            # pages at random: eight times as long over a million rows.
            verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        except DatabaseError as error:
            raise translated(error) from None
    if (content.rows, content.hexdigest(), verdict) != (expected.rows, expected.sha256, "ok"):
        raise RefusedError("roster-damaged")


def pages(path: Path, key: bytes) -> bool:
    """Return whether every page of a version's file is as it was written; rows are not read."""
    try:
        with closing(open_reading(path, key)) as connection:
            return not connection.execute("PRAGMA cipher_integrity_check").fetchall()
    except (DatabaseError, RefusedError):
        return False


def _check_meta(meta: dict[str, str], expected: Expected) -> None:
    if meta.get("format") != FORMAT:
        raise RefusedError("roster-too-new")
    if (meta.get("rows"), meta.get("sha256")) != (str(expected.rows), expected.sha256):
        raise RefusedError("roster-damaged")
