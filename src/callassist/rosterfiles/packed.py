"""Zip archives with a roster in them, with or without a password, opened in memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import PurePosixPath

import pyzipper

from callassist.domain.errors import RefusedError
from callassist.rosterfiles.options import MEBIBYTE, Limits
from callassist.rosterfiles.source import Source

MOST_UNPACKED = 1024 * MEBIBYTE
"""Bytes of a roster that was packed; it is held in memory, so that no plain copy reaches a disk."""

_ENCRYPTED, _STRONG, _UTF8 = 0x1, 0x40, 0x800
_PIECE = MEBIBYTE
_SMALL = 64 * MEBIBYTE
_TABLES = frozenset((".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"))
_CLUTTER = frozenset((".ds_store", "thumbs.db", "desktop.ini"))


def unpacked(source: Source, password: str | None, limits: Limits) -> Source:
    """
    Return the one roster of an archive.

    Args:
        source: the archive.
        password: opens it, or None.
        limits: how far it may unpack.

    Raises:
        RefusedError: there is no roster in it, or several; its password is missing or wrong; its
            cipher is none we know, or it unpacks beyond all measure.
    """
    with _damage_told(), source.open() as stream, pyzipper.AESZipFile(stream) as archive:
        members = archive.infolist()
        if len(members) > limits.members:
            raise RefusedError("file-unpacks-too-large")
        member = _roster(members)
        if member.flag_bits & _STRONG:
            raise RefusedError("archive-cipher-unknown")
        data = _opened(archive, member, _passwords(member, password), limits)
    return Source(None, data, _name(member))


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except (pyzipper.BadZipFile, ValueError, OSError) as error:
        raise RefusedError("file-damaged") from error


def _roster(members: Sequence[pyzipper.ZipInfo]) -> pyzipper.ZipInfo:
    """Return the only table among the members; a note beside it is no roster."""
    files = [member for member in members if not _is_clutter(member)]
    tables = [member for member in files if _suffix(member) in _TABLES]
    found = tables or files
    if not found:
        raise RefusedError("archive-without-roster")
    if len(found) > 1:
        raise RefusedError("archive-holds-several", files=len(found))
    return found[0]


def _is_clutter(member: pyzipper.ZipInfo) -> bool:
    last = PurePosixPath(_name(member)).name.lower()
    return (
        member.is_dir()
        or member.filename.startswith("__MACOSX/")
        or last in _CLUTTER
        or last.startswith(("~$", "._"))
    )


def _suffix(member: pyzipper.ZipInfo) -> str:
    return PurePosixPath(_name(member)).suffix.lower()


def _name(member: pyzipper.ZipInfo) -> str:
    """Return a member's name: Windows writes it in its own encoding and does not say so."""
    name = str(member.filename)
    if member.flag_bits & _UTF8:
        return name
    try:
        return name.encode("cp437").decode("cp932")
    except UnicodeError:
        return name


def _passwords(member: pyzipper.ZipInfo, password: str | None) -> list[bytes | None]:
    """Return what to try: the bytes of a password with kanji depend on who packed the archive."""
    if not member.flag_bits & _ENCRYPTED:
        return [None]
    if password is None:
        raise RefusedError("file-encrypted")
    spelt = [password.encode()]
    if not password.isascii():
        spelt.append(password.encode("cp932", errors="replace"))
    return list(spelt)


def _opened(
    archive: pyzipper.AESZipFile,
    member: pyzipper.ZipInfo,
    passwords: Sequence[bytes | None],
    limits: Limits,
) -> bytes:
    for password in passwords:
        data = _read(archive, member, password, limits)
        if data is not None:
            return data
    raise RefusedError("file-password-wrong")


def _read(
    archive: pyzipper.AESZipFile, member: pyzipper.ZipInfo, password: bytes | None, limits: Limits
) -> bytes | None:
    """Return the member's bytes, or None where the password does not open it."""
    allowed = min(MOST_UNPACKED, max(_SMALL, limits.ratio * member.compress_size))
    plain = bytearray()
    try:
        with archive.open(member, pwd=password) as stream:
            while piece := stream.read(_PIECE):
                plain += piece
                if len(plain) > allowed:
                    raise RefusedError("file-unpacks-too-large")
    except NotImplementedError as error:
        raise RefusedError("archive-cipher-unknown") from error
    except (RuntimeError, pyzipper.BadZipFile, zlib.error, EOFError) as error:
        # A wrong password passes the old cipher's one-byte test once in 256 times.
        if password is None:
            raise RefusedError("file-damaged") from error
        return None
    return bytes(plain)
