"""Workbooks that reach the disk encrypted and whole, or not at all."""

from __future__ import annotations

import io
from pathlib import Path

from callassist.domain.errors import UsageError
from callassist.reports.placing import check_folder, put


def check_target(path: Path, password: str) -> None:
    """
    Look whether a workbook could be written, before anything else is done for it.

    Raises:
        UsageError: the password is empty, or there is no such folder.
    """
    if not password:
        raise UsageError("file-password-empty")
    check_folder(path)


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
    put(path, _encrypted(workbook, password))


def _encrypted(workbook: bytes, password: str) -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415 - loaded by whoever writes

    target = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook)).encrypt(password, target)
    return target.getvalue()
