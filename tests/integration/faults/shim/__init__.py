"""The library that watches and strikes the program under test, compiled where it is used."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

SOURCE = Path(__file__).with_name("shim.c")
MISSING = "no C compiler: run `python3 scripts/system_packages.py faults` as root"


@dataclass(frozen=True, slots=True)
class Blow:
    """
    When the program under test kills its own process group.

    Args:
        after: letter of a change, as `shim.c` lists them.
        suffix: how the path of that change ends; it may hold no space.
        changes: how many changes by the group's leader are let pass after it.
        microseconds: how long it waits then.
    """

    after: str
    suffix: str
    changes: int
    microseconds: int

    def __str__(self) -> str:
        return f"{self.after} {self.suffix} {self.changes} {self.microseconds}"


@cache
def library() -> Path:
    """
    Return the compiled library.

    Raises:
        RuntimeError: there is no C compiler.
    """
    compiler = shutil.which("cc")
    if compiler is None:
        raise RuntimeError(MISSING)
    made = Path(mkdtemp(prefix="callassist-faults-")) / "shim.so"
    options = ["-O1", "-shared", "-fPIC", "-o", str(made), str(SOURCE), "-ldl", "-lpthread"]
    subprocess.run([compiler, *options], check=True)
    return made


def environment(
    profile: Path, log: Path, marks: Path, blow: Blow | None = None, *, with_data: bool = False
) -> dict[str, str]:
    """
    Return the environment in which a program is watched.

    Args:
        profile: folder whose files are watched.
        log: takes the records.
        marks: file whose writes are recorded as marks.
        blow: when the program kills itself.
        with_data: whether the bytes written are recorded, too.
    """
    watched = {
        **os.environ,
        "LD_PRELOAD": str(library()),
        "FAULTS_ROOT": str(profile.resolve()),
        "FAULTS_LOG": str(log),
        "FAULTS_MARKS": str(marks.resolve()),
        "FAULTS_DATA": str(int(with_data)),
    }
    if blow:
        watched["FAULTS_KILL"] = str(blow)
    return watched
