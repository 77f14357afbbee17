"""Small and read-only file systems, where this machine lets us make them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOT_ALLOWED = "this machine lets nobody mount file systems here"


class NotAllowedError(Exception):
    """File systems cannot be mounted here."""


@contextmanager
def small_disk(folder: Path, kib: int) -> Iterator[Path]:
    """Make an empty folder a disk of so many KiB, until the context ends."""
    with _mounted(folder, "-t", "tmpfs", "-o", f"size={kib}k,mode=700", "tmpfs"):
        yield folder


@contextmanager
def read_only(folder: Path) -> Iterator[Path]:
    """Let nobody write below a folder, not even root, until the context ends."""
    with _mounted(folder, "--bind", str(folder)):
        _run("mount", "-o", "remount,ro,bind", str(folder))
        yield folder


@contextmanager
def _mounted(folder: Path, *how: str) -> Iterator[None]:
    _run("mount", *how, str(folder))
    try:
        yield
    finally:
        _run("umount", "--lazy", str(folder))


def _run(*command: str) -> None:
    tool = shutil.which(command[0])
    if tool is None or os.geteuid() != 0:
        raise NotAllowedError(NOT_ALLOWED)
    done = subprocess.run([tool, *command[1:]], check=False, capture_output=True)
    if done.returncode:
        raise NotAllowedError(NOT_ALLOWED)
