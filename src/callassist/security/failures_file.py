"""`failures.json`: wrong passwords that were typed before the database could be opened."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec

from callassist.domain.errors import RefusedError
from callassist.domain.machine import machine_error
from callassist.domain.profile import FAILURES_FILE
from callassist.security import files

MOST_BYTES = 1 << 20
MOST_NAMES = 500  # far more than a hotline has people; a script's guesses end here
MOST_PENDING = 2000

_Aware = Annotated[datetime, msgspec.Meta(tz=True)]


class Count(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Wrong passwords in a row of one name, and when the last was typed."""

    tries: int
    last: _Aware


class Pending(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wrong password that the access log has not taken yet; `user` is a hash."""

    id: str
    at: _Aware
    user: str


class Failures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the file holds."""

    counts: dict[str, Count] = {}
    pending: tuple[Pending, ...] = ()

    def with_count(self, key: str, count: Count) -> Failures:
        """Return it with a name's count; the names longest untouched give way."""
        others = {name: value for name, value in self.counts.items() if name != key}
        latest = sorted(others.items(), key=lambda pair: pair[1].last)[-MOST_NAMES + 1 :]
        return msgspec.structs.replace(self, counts={**dict(latest), key: count})

    def with_pending(self, entry: Pending) -> Failures:
        """Return it with one more entry to be merged."""
        return msgspec.structs.replace(self, pending=(*self.pending, entry)[-MOST_PENDING:])

    def without(self, key: str) -> Failures:
        """Return it without a name's count."""
        kept = {name: value for name, value in self.counts.items() if name != key}
        return msgspec.structs.replace(self, counts=kept)

    def without_pending(self, ids: Collection[str]) -> Failures:
        """Return it without the entries that were merged."""
        kept = tuple(entry for entry in self.pending if entry.id not in ids)
        return msgspec.structs.replace(self, pending=kept)


def path_of(folder: Path) -> Path:
    """Return where a profile's file is."""
    return folder / FAILURES_FILE


def read(folder: Path) -> Failures:
    """
    Read the file; where there is none, nothing has failed.

    Raises:
        RefusedError: it is damaged; treating it as empty would take every lock away.
        MachineError: it cannot be read.
    """
    try:
        with path_of(folder).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return Failures()
    except OSError as error:
        raise machine_error(error) from error
    try:
        return msgspec.json.decode(data, type=Failures)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise RefusedError("failures-damaged") from None


def write(folder: Path, failures: Failures) -> None:
    """Replace the file, durably and at once."""
    files.replace(path_of(folder), msgspec.json.encode(failures))
