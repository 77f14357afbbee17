"""Workbooks that reach the disk encrypted and whole, or not at all."""

from __future__ import annotations

import io
import os
import secrets
from pathlib import Path

from callassist.domain.errors import UsageError


def check_target(path: Path, password: str) -> None:
    """
    Look whether a workbook could be written, before anything else is done for it.

    Raises:
        UsageError: the password is empty, or there is no such folder.
    """
    if not password:
        raise UsageError("file-password-empty")
    if path.is_dir() or not path.parent.is_dir():
        raise UsageError("file-unwritable")


def store(path: Path, workbook: bytes, password: str) -> None:
    """
    Encrypt a workbook in memory and put it in place in one step, readable by its owner only.

    Args:
        path: file to write; what was there is replaced.
        workbook: an .xlsx in the clear; it never reaches a disk.
        password: opens the file.

    Raises:
        UsageError: the password is empty, or the folder does not exist.
        OSError: the disk is full, or we may not write there.
    """
    check_target(path, password)
    content = _encrypted(workbook, password)
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        _write(part, content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _encrypted(workbook: bytes, password: str) -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415 - loaded by whoever writes

    target = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook)).encrypt(password, target)
    return target.getvalue()


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
