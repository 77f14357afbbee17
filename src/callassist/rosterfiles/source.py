"""The bytes of a roster file, on disk or unpacked into memory, and what kind of file they are."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from io import BufferedReader, BytesIO
from pathlib import Path

from callassist.domain.errors import MachineError, RefusedError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
_CHUNK = 1024 * 1024
_HEAD = 4096


class Kind(StrEnum):
    """What a file is, by its first bytes and never by its name."""

    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"
    ENCRYPTED = "encrypted"  # a workbook inside an encrypted OLE container
    ARCHIVE = "archive"  # a plain zip with something else in it
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Source:
    """
    A file's bytes.

    Args:
        path: where they are, or None when they are in memory.
        data: the bytes where they were decrypted or unpacked; never written to disk.
        name: of the file inside an archive; "" where there is none.
    """

    path: Path | None
    data: bytes | None = None
    name: str = ""

    def open(self) -> BufferedReader | BytesIO:
        """
        Open the bytes for reading.

        Raises:
            RefusedError: there is no such file.
            MachineError: the system does not let us read it.
        """
        if self.data is not None:
            return BytesIO(self.data)
        try:
            return Path(str(self.path)).open("rb")
        except (FileNotFoundError, IsADirectoryError) as error:
            raise RefusedError("file-missing") from error
        except OSError as error:
            raise MachineError("file-not-read") from error

    def head(self, size: int = _HEAD) -> bytes:
        """Return the first bytes."""
        with self.open() as stream:
            return stream.read(size)

    def digest(self) -> str:
        """Return the SHA-256 of all bytes, as hexadecimal digits."""
        with self.open() as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()


def kind_of(source: Source) -> Kind:
    """
    Return what a file is.

    Raises:
        RefusedError: it is empty, or something that only looks like a roster from outside.
    """
    head = source.head()
    if not head.strip(b"\x00\t\r\n \xef\xbb\xbf"):
        raise RefusedError("file-empty")
    if head.startswith(OLE):
        return _kind_of_ole(source)
    if head.startswith((ZIP, EMPTY_ZIP)):
        return _kind_of_zip(source)
    _refuse_known(head)
    return Kind.TEXT


def _refuse_known(head: bytes) -> None:
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<head")):
        raise RefusedError("file-is-html")
    if text.startswith(b"<?xml") or b"urn:schemas-microsoft-com:office" in text:
        raise RefusedError("file-is-xml")
    if text.startswith(b"mime-version:"):
        raise RefusedError("file-is-html")
    if text.startswith(_OTHERS):
        raise RefusedError("file-kind-unknown")


_OTHERS = (
    b"%pdf", b"\x89png", b"\xff\xd8\xff", b"gif8", b"{\\rtf", b"7z\xbc\xaf", b"rar!", b"\x1f\x8b",
    b"bzh", b"\xfd7zxz", b"sqlite format", b"\x7felf", b"mz\x90", b"\x09\x08", b"\x09\x04",
)  # fmt: skip


def _kind_of_ole(source: Source) -> Kind:
    with source.open() as stream:
        data = stream.read(_OLE_DIRECTORY)
        stream.seek(0, 2)
        stream.seek(max(0, stream.tell() - _OLE_DIRECTORY))
        data += stream.read()
    if _utf16("EncryptedPackage") in data:
        return Kind.ENCRYPTED
    if _utf16("Workbook") in data or _utf16("Book") in data:
        return Kind.XLS
    raise RefusedError("file-kind-unknown")


_OLE_DIRECTORY = 64 * _CHUNK  # the directory of an .xls may stand anywhere; they are small files


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _kind_of_zip(source: Source) -> Kind:
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and "content.xml" in names:
                return Kind.ODS
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        raise RefusedError("file-damaged") from error
    if "xl/workbook.bin" in names:
        raise RefusedError("file-is-xlsb")
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        return Kind.XLSX
    return Kind.ARCHIVE
