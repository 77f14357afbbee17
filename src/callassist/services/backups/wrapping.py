"""Reaching the backups that exist: what opened them yesterday must not open them for ever."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec

from callassist.domain.backup import Reach, Reached
from callassist.domain.errors import CallAssistError, MachineError, RefusedError
from callassist.security import envelope, files, keyring_file
from callassist.security.envelope import Envelope
from callassist.security.keys import DataKey
from callassist.services.backups import document as documents
from callassist.services.backups.places import Places
from callassist.storage.backups import container

EXPORTS = "exports.json"


class Export(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A backup that was written somewhere on somebody's wish, and the rosters in it."""

    id: str
    path: str
    rosters: tuple[str, ...]
    at: Annotated[datetime, msgspec.Meta(tz=True)]


class Wrapper:
    """
    Wraps the keys of a profile's backups anew.

    Args:
        places: where they are.
        data_key: of the profile.
    """

    def __init__(self, places: Places, data_key: DataKey) -> None:
        self._places = places
        self._data_key = data_key

    def exported(self, made: Export) -> None:
        """Remember where a backup was written; `Places.locked` is held."""
        others = [one for one in self.exports() if one.path != made.path]
        data = msgspec.json.encode([*others, made])
        files.replace(self._places.folder / EXPORTS, data)

    def exports(self) -> list[Export]:
        """Return where backups were written."""
        with suppress(FileNotFoundError, msgspec.DecodeError):
            data = (self._places.folder / EXPORTS).read_bytes()
            return msgspec.json.decode(data, type=list[Export])
        return []

    def with_keyring(self) -> tuple[Reached, ...]:
        """
        Let exactly those open the backups who can open the profile; `Places.locked` is held.

        Returns:
            The backups that had another keyring, and what became of each.
        """
        ring = keyring_file.read(self._places.profile)
        return self._each(
            lambda old: old if old.keyring == ring else msgspec.structs.replace(old, keyring=ring),
            self.exports(),
        )

    def without_roster(self, version: str) -> tuple[Reached, ...]:
        """
        Take a roster's key from every backup that has it; `Places.locked` is held.

        Returns:
            The backups that had it, and what became of each.
        """
        holding = [one for one in self.exports() if version in one.rosters]
        reached = self._each(lambda old: old.without_roster(version), holding)
        self._places.copy_of(version).unlink(missing_ok=True)
        return reached

    def _each(
        self, change: Callable[[Envelope], Envelope], exports: list[Export]
    ) -> tuple[Reached, ...]:
        reached = [self._automatic(path, change) for path in self._places.automatic()]
        reached += [self._export(one, change) for one in exports]
        return tuple(one for one in reached if one is not None)

    def _automatic(self, path: Path, change: Callable[[Envelope], Envelope]) -> Reached | None:
        moment = self._places.moment_of(path)
        try:
            at, changed = self._wrap(path, change)
        except RefusedError:
            path.unlink()  # damaged: it cannot be wrapped anew, so it must not stay as it is
            return Reached(path.name, moment, Reach.EXPIRED)
        except MachineError:
            return Reached(path.name, moment, Reach.MISSED)
        return Reached(path.name, at, Reach.WRAPPED) if changed else None

    def _export(self, one: Export, change: Callable[[Envelope], Envelope]) -> Reached | None:
        path = Path(one.path)
        try:
            if documents.read(path)[0].id != one.id:
                raise RefusedError("backup-foreign")
            _, changed = self._wrap(path, change)
        except CallAssistError:
            return Reached(path.name, one.at, Reach.MISSED)
        return Reached(path.name, one.at, Reach.WRAPPED) if changed else None

    def _wrap(self, path: Path, change: Callable[[Envelope], Envelope]) -> tuple[datetime, bool]:
        told, _ = documents.read(path)
        key = envelope.open_key(self._data_key, told.envelope, told.id)
        told.check(key)
        new = change(told.envelope)
        if new != told.envelope:
            container.write_head(path, told.wrapped(new, key).encoded())
        return told.at, new != told.envelope
