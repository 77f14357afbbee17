"""What the program has said is done on a recorded day, and whether a profile still has it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from callassist.domain.errors import CallAssistError
from callassist.domain.profile import DATABASE_FILE
from callassist.security import keyring
from callassist.storage.calls import Calls
from callassist.storage.database import Database
from tests.integration.faults.checking import Seen
from tests.integration.faults.ground import OPERATOR, PASSWORD, USER, session_of

NO_ROSTER = "none"


@dataclass(frozen=True, slots=True)
class Promises:
    """
    What was promised up to a moment, and what may be true although it is not promised yet.

    Args:
        active: rosters that may be active: the last one promised, or the one after it.
        entries: of the access log, at least.
        calls: receipts of finished calls.
        passwords: an account's: the last one promised, or the one after it; none: no account.
        plans: that wait, or were applied. backups: names of files.
    """

    active: tuple[str, ...]
    entries: int
    calls: tuple[str, ...]
    passwords: tuple[str, ...]
    plans: tuple[str, ...]
    backups: tuple[str, ...]

    def broken(self, folder: Path, seen: Seen) -> list[str]:
        """Return what a profile no longer has of it, given what it shows."""
        faults = ["entries of the access log are gone"] * (seen.entries < self.entries)
        faults += ["a switch is undone"] * ((seen.version or NO_ROSTER) not in self.active)
        kept = seen.rosters | set(seen.waiting)
        faults += ["a plan that waited is gone"] * bool(set(self.plans) - kept)
        faults += ["a backup is gone"] * bool(set(self.backups) - _backups(folder))
        faults += ["a finished call is gone"] * bool(self._calls_lost(folder))
        shut = self.passwords and not any(_opens(folder, one) for one in self.passwords)
        return faults + ["an account is gone"] * bool(shut)

    def _calls_lost(self, folder: Path) -> list[str]:
        unlocked = keyring.unlock(folder, USER, PASSWORD)
        database = Database.open(folder / DATABASE_FILE, unlocked.data_key.database_key())
        try:
            calls = Calls(database)
            return [receipt for receipt in self.calls if calls.get(receipt) is None]
        finally:
            database.close()


class Day:
    """
    Everything that was promised on a day, in order.

    Args:
        lines: as `day.py` writes them, the first of which names the roster of the morning.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._said = [line.split() for line in lines]

    def at(self, number: int) -> Promises:
        """Return what holds after so many promises."""
        has_account = bool(self._told("password", number))
        return Promises(
            active=self._last_and_next("active", number),
            entries=max((int(one) for one in self._told("entries", number)), default=0),
            calls=tuple(self._told("call", number)),
            plans=tuple(self._told("plan", number)),
            backups=tuple(self._told("backup", number)),
            passwords=self._last_and_next("password", number) if has_account else (),
        )

    def _last_and_next(self, word: str, number: int) -> tuple[str, ...]:
        told, all_told = self._told(word, number), self._told(word, len(self._said))
        return tuple(all_told[max(0, len(told) - 1) : len(told) + 1])

    def _told(self, word: str, number: int) -> list[str]:
        return [value for key, value in self._said[:number] if key == word]


def _backups(folder: Path) -> set[str]:
    with session_of(folder) as session:
        return {backup.name for backup in session.backups.list()}


def _opens(folder: Path, password: str) -> bool:
    try:
        keyring.unlock(folder, OPERATOR, password)
    except CallAssistError:
        return False
    return True
