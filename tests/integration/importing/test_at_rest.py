"""Nothing of a roster can be read from the profile, nor from what the children are given."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from callassist.domain.roster import ImportPhase, ImportProgress
from callassist.services.importing.request import ImportRequest
from tests.integration.importing.support import (
    KEY,
    import_file,
    person,
    registry_of,
    service,
    write_csv,
)
from tests.legible import legible

SECRETS = ("A0004321", "0004321", "架空市", "ミホン", "090-0000", "花子夫", "整理番号")


def readable(profile: Path) -> list[tuple[str, str, str]]:
    """Return which words of the roster stand readable in which file of a profile."""
    found = []
    for path in profile.rglob("*"):
        try:
            content = path.read_bytes() if path.is_file() else b""
        except FileNotFoundError:  # scratch files of the build come and go
            continue
        found += [(path.name, word, encoding) for word, encoding in legible(content, SECRETS)]
    return found


def test_no_byte_of_the_roster_is_readable(tmp_path: Path) -> None:
    """A search for names, numbers and telephones finds nothing while and after importing."""
    profile = tmp_path / "profile"
    profile.mkdir(mode=0o700)
    rows = [person(number, "見本　花子夫") for number in range(1, 12_001)]
    file = write_csv(tmp_path / "roster.csv", rows)
    looked: dict[ImportPhase, list[tuple[str, str, str]]] = {}
    sizes: dict[ImportPhase, int] = {}

    def look(progress: ImportProgress) -> None:
        if progress.phase not in looked and progress.done != 2000:
            looked[progress.phase] = readable(profile)
            sizes[progress.phase] = _size(profile)

    import_file(service(profile, registry_of(profile)), ImportRequest(file), progress=look)

    assert {phase: [] for phase in ImportPhase} == looked
    assert sizes[ImportPhase.VERIFYING] > 1_000_000  # there was something to find
    assert [] == readable(profile)
    # The same search finds every word in the file that was imported.
    assert {(file.name, word, "utf-8") for word in SECRETS} <= set(readable(tmp_path))


def test_children_are_given_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords of the environment and keys are in no child's environment or arguments."""
    monkeypatch.setenv("CALLASSIST_PASSWORD", "correct horse battery staple")
    profile = tmp_path / "profile"
    profile.mkdir(mode=0o700)
    rows = [person(number) for number in range(1, 4_001)]
    file = write_csv(tmp_path / "roster.csv", rows)
    given: set[str] = set()

    def look(progress: ImportProgress) -> None:
        if progress.phase is ImportPhase.READING:
            for child in psutil.Process().children(recursive=True):
                with suppress(psutil.Error):  # the reader may be through already
                    given.update(child.environ(), child.environ().values(), child.cmdline())

    import_file(service(profile, registry_of(profile)), ImportRequest(file), progress=look)

    assert given
    told = "\n".join(given)
    hidden = ("CALLASSIST_", "correct horse", "roster.csv", KEY.hex())
    assert [] == [word for word in hidden if word in told]
    assert "correct horse battery staple" == os.environ["CALLASSIST_PASSWORD"]


def test_files_are_their_owners(tmp_path: Path) -> None:
    """Every file and folder an import makes can be entered by its owner only."""
    profile = tmp_path / "profile"
    profile.mkdir(mode=0o700)
    file = write_csv(tmp_path / "roster.csv", [person(1)])
    import_file(service(profile, registry_of(profile)), ImportRequest(file))
    open_to_others = [
        path.name for path in (profile / "rosters").rglob("*") if path.stat().st_mode & 0o077
    ]

    assert [] == open_to_others


def _size(profile: Path) -> int:
    return sum(path.stat().st_size for path in profile.rglob("*.db"))
