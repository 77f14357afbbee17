"""Is this machine, this program and this profile in order."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from callassist import content
from callassist.domain.errors import CallAssistError, MachineError, RefusedError
from callassist.domain.resources import SHIPPED_PACK, resource
from callassist.services.backups.places import Places
from callassist.services.backups.state import upkeep
from callassist.services.session import Session
from callassist.services.views import Diagnosis, Health
from callassist.storage import profile

GIB = 1024**3
LITTLE = 5 * GIB  # a roster of a million rows, its index and the version before it
FULL = GIB // 2
OLD = timedelta(days=2)  # one is made a day, at a supervisor's log-in

MODULES = (
    "alembic",
    "argon2",
    "cryptography",
    "msoffcrypto",
    "openpyxl",
    "python_calamine",
    "sqlcipher3",
    "xlsxwriter",
)


def examine(folder: Path, *, required: bool, window: bool) -> Iterator[Diagnosis]:
    """
    Examine what can be examined without a password.

    Args:
        folder: the profile, which may not exist yet.
        required: whether its absence is a failure.
        window: whether one can open here.
    """
    checks: tuple[tuple[str, Callable[[], Diagnosis]], ...] = (
        ("program", _program),
        ("sqlite", _sqlite),
        ("libraries", _libraries),
        ("content", _content),
        ("disk", lambda: _disk(folder)),
        ("profile", lambda: _profile(folder, required=required)),
        ("backup", lambda: _backup(folder)),
        ("check", lambda: _check(folder)),
    )
    for name, check in checks:
        yield _guarded(name, check)
    yield Diagnosis("display", Health.OK if window else Health.WARN)


def examine_roster(session: Session) -> Diagnosis:
    """Read the active roster back whole, as a supervisor's session can."""
    return _guarded("roster", lambda: _roster(session))


def _guarded(name: str, check: Callable[[], Diagnosis]) -> Diagnosis:
    try:
        return check()
    except CallAssistError as error:
        return Diagnosis(name, Health.FAIL, error=error)


def _program() -> Diagnosis:
    version = importlib.metadata.version("callassist")
    params: dict[str, str | int] = {"version": version, "python": platform.python_version()}
    return Diagnosis("program", Health.OK, params)


def _sqlite() -> Diagnosis:
    return Diagnosis("sqlite", Health.OK, {"version": profile.safe_sqlite()})


def _libraries() -> Diagnosis:
    for name in MODULES:
        try:
            importlib.import_module(name)
        except ImportError:
            raise MachineError("library-missing", name=name) from None
    return Diagnosis("libraries", Health.OK, {"count": len(MODULES)})


def _content() -> Diagnosis:
    findings = content.check(resource("content", SHIPPED_PACK))
    if findings:
        raise RefusedError("content-findings", count=len(findings))
    return Diagnosis("content", Health.OK, {"pack": SHIPPED_PACK})


def _disk(folder: Path) -> Diagnosis:
    place = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())
    free = shutil.disk_usage(place).free
    if free < FULL:
        raise MachineError("disk-nearly-full")
    health = Health.OK if free >= LITTLE else Health.WARN
    return Diagnosis("disk", health, {"free": f"{free / GIB:,.1f}"})


def _profile(folder: Path, *, required: bool) -> Diagnosis:
    try:
        found = profile.check(folder)
    except RefusedError as error:
        if error.code == "profile-missing" and not required:
            return Diagnosis("profile", Health.WARN)
        raise
    if found.mended:
        return Diagnosis("permissions", Health.WARN, {"count": found.mended})
    return Diagnosis("profile", Health.OK)


def _backup(folder: Path) -> Diagnosis:
    known = upkeep(Places(folder))
    if known.backed_up_at is None:
        return Diagnosis("backup", Health.WARN)
    age = datetime.now(UTC) - known.backed_up_at
    health = Health.OK if age < OLD and not known.failed else Health.WARN
    params: dict[str, str | int] = {"at": _moment(known.backed_up_at)}
    return Diagnosis("backup-old" if health is Health.WARN else "backup", health, params)


def _check(folder: Path) -> Diagnosis:
    known = upkeep(Places(folder))
    if known.checked_at is None:
        return Diagnosis("check", Health.WARN)
    at = _moment(known.checked_at)
    if known.damaged:
        raise RefusedError("check-found-damage", at=at, versions=", ".join(known.damaged))
    return Diagnosis("check", Health.OK, {"at": at})


def _moment(at: datetime) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def _roster(session: Session) -> Diagnosis:
    stamp = session.rosters.active()
    if stamp is None:
        return Diagnosis("roster", Health.WARN)
    session.rosters.verify(stamp.version)
    params: dict[str, str | int] = {"version": stamp.version, "rows": f"{stamp.rows:,}"}
    return Diagnosis("roster", Health.OK, params)
