"""The roster versions of a profile: looked at, made ready for searching, switched between."""

from __future__ import annotations

from pathlib import Path

from callassist.domain.errors import RefusedError
from callassist.domain.roster import Activation, RosterStamp
from callassist.matching import KEY_VERSION
from callassist.services.importing.ports import VersionRegistry
from callassist.storage import locks, search
from callassist.storage.rosters import layout, verify


class Versions:
    """
    Versions that a profile knows; whoever calls has asked for the right role.

    Args:
        profile: folder of the profile.
        registry: the roster versions it knows.
    """

    def __init__(self, profile: Path, registry: VersionRegistry) -> None:
        self._profile = profile
        self._registry = registry

    def list(self) -> tuple[RosterStamp, ...]:
        """Return every version, newest first."""
        return tuple(self._registry.list())

    def active(self) -> RosterStamp | None:
        """Return the version searches use, or None before the first import."""
        return self._registry.active()

    def switches(self) -> tuple[Activation, ...]:
        """Return every switch, newest first."""
        return tuple(self._registry.history())

    def undo_target(self) -> str:
        """Return the version that an undo would switch to, or ""."""
        return self._registry.undo_target()

    def activate(self, version: str, user: str, reason: str) -> RosterStamp:
        """
        Switch to a version, after looking whether it is whole.

        Raises:
            RefusedError: unknown, damaged, or of a newer program; the active roster stays.
        """
        self._make_fit(version)
        with layout.switching(self._profile):
            self._registry.activate(version, user, reason)
        layout.announce(self._profile, version)
        return self._stamp(version)

    def undo(self, user: str, reason: str, of: str = "") -> RosterStamp:
        """
        Take the switch in force back, after looking whether the version before it is whole.

        Args:
            user: account that switches back.
            reason: why, or "".
            of: version that must be active; "": whichever is now.

        Raises:
            RefusedError: undo-nothing: there is none; undo-stale: another version is active, or
                became so meanwhile; else as of `activate`.
        """
        active = self._registry.active()
        target = self._registry.undo_target()
        if not target:
            raise RefusedError("undo-nothing")
        self._make_fit(target)
        seen = of or (active.version if active else "")
        with layout.switching(self._profile):
            version = self._registry.undo(user, reason, seen)
        layout.announce(self._profile, version)
        return self._stamp(version)

    def prepare(self, version: str) -> None:
        """
        Make a version's search index one that this program understands.

        An index of older search keys is rebuilt from the version's own rows.

        Raises:
            RefusedError: the index was made by a newer program.
        """
        folder = layout.version_folder(self._profile, version)
        key = self._registry.key(version)
        if _is_current(folder, key):
            return
        # Several windows may find the old index at once; the others wait for the first.
        path = layout.rosters_folder(self._profile) / layout.REBUILD_LOCK_FILE
        with locks.held(path, RefusedError("roster-switching"), locks.FOR_EVER):
            if not _is_current(folder, key):
                search.rebuild(folder, key)
                self._registry.set_key_version(version, KEY_VERSION)

    def verify(self, version: str) -> None:
        """
        Read a version back whole and compare it with what was registered.

        Raises:
            RefusedError: it is missing, damaged or unknown.
        """
        stamp = self._stamp(version)
        verify.thorough(self._file(version), self._registry.key(version), _expected(stamp))

    def _make_fit(self, version: str) -> None:
        stamp = self._stamp(version)
        verify.quick(self._file(version), self._registry.key(version), _expected(stamp))
        self.prepare(version)

    def _stamp(self, version: str) -> RosterStamp:
        for stamp in self._registry.list():
            if stamp.version == version:
                return stamp
        raise RefusedError("roster-version-unknown")

    def _file(self, version: str) -> Path:
        return layout.version_folder(self._profile, version) / layout.ROSTER_FILE


def _is_current(folder: Path, key: bytes) -> bool:
    found = search.key_version(folder, key)
    if found > KEY_VERSION:
        raise RefusedError("roster-too-new")
    return found == KEY_VERSION


def _expected(stamp: RosterStamp) -> verify.Expected:
    return verify.Expected(stamp.rows, stamp.sha256)
