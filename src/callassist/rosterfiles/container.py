"""What wraps a roster: an encrypted workbook, or a zip archive with one file in it."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from tempfile import TemporaryFile
from types import SimpleNamespace

import msoffcrypto
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError
from msoffcrypto.format import xls97

from callassist.domain.errors import RefusedError
from callassist.rosterfiles.options import MEBIBYTE, Limits, ReadOptions
from callassist.rosterfiles.source import Kind, Source, kind_of

MOST_UNPACKED = 1024 * MEBIBYTE
"""Bytes of a roster that was packed; it is held in memory, so that no plain copy reaches a disk."""
_AES = 99
_PIECE = MEBIBYTE


def unwrap(source: Source, options: ReadOptions, limits: Limits) -> tuple[Source, Kind]:
    """
    Return the roster inside whatever wraps it, and what kind it is.

    Raises:
        RefusedError: a password is missing or wrong, or the wrapping holds no single roster.
    """
    kind = kind_of(source)
    if kind is Kind.ARCHIVE:
        source = _unpacked(source, options, limits)
        kind = kind_of(source)
        if kind is Kind.ARCHIVE:
            raise RefusedError("archive-in-archive")
    if kind is Kind.ENCRYPTED or (kind is Kind.XLS and options.password):
        source = _decrypted(source, options.password)
        kind = kind_of(source)
    return source, kind


def _decrypted(source: Source, password: str | None) -> Source:
    if password is None:
        raise RefusedError("file-encrypted")
    plain = BytesIO()
    with source.open() as stream:
        try:
            office = msoffcrypto.OfficeFile(stream)
            if not office.is_encrypted():
                return source
            office.load_key(password=password, verify_password=True)
            with _in_memory():
                office.decrypt(plain)
        except (InvalidKeyError, DecryptionError) as error:
            raise RefusedError("file-password-wrong") from error
        except (FileFormatError, ParseError, OSError, ValueError, KeyError) as error:
            raise RefusedError("file-damaged") from error
    return Source(None, plain.getvalue())


@contextmanager
def _in_memory() -> Iterator[None]:
    """Give the library memory where it takes a temporary file: an old .xls leaves no plain copy."""
    xls97.tempfile = SimpleNamespace(TemporaryFile=BytesIO)
    try:
        yield
    finally:
        xls97.tempfile = SimpleNamespace(TemporaryFile=TemporaryFile)


def _unpacked(source: Source, options: ReadOptions, limits: Limits) -> Source:
    with source.open() as stream, zipfile.ZipFile(stream) as archive:
        members = [one for one in archive.infolist() if not _is_clutter(one)]
        if len(members) != 1:
            raise RefusedError("archive-holds-several", files=len(members))
        member = members[0]
        if member.flag_bits & 1 and options.password is None:
            raise RefusedError("file-encrypted")
        if member.compress_type == _AES:
            raise RefusedError("archive-cipher-unknown")
        return Source(None, _read(archive, member, options.password, limits))


def _is_clutter(member: zipfile.ZipInfo) -> bool:
    return member.is_dir() or member.filename.startswith("__MACOSX/")


def _read(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, password: str | None, limits: Limits
) -> bytes:
    allowed = min(MOST_UNPACKED, max(64 * MEBIBYTE, limits.ratio * member.compress_size))
    plain = bytearray()
    try:
        with archive.open(member, pwd=password.encode() if password else None) as stream:
            while piece := stream.read(_PIECE):
                plain += piece
                if len(plain) > allowed:
                    raise RefusedError("file-unpacks-too-large")
    except RuntimeError as error:
        raise RefusedError("file-password-wrong") from error
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        # A wrong password passes the archive's one-byte test once in 256 times.
        raise RefusedError("file-password-wrong" if password else "file-damaged") from error
    return bytes(plain)
