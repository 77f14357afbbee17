"""What wraps a roster: an encrypted workbook, or a zip archive with one file in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from tempfile import TemporaryFile
from types import SimpleNamespace

import msoffcrypto
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError
from msoffcrypto.format import xls97

from callassist.domain.errors import RefusedError
from callassist.rosterfiles.options import Limits, ReadOptions
from callassist.rosterfiles.packed import unpacked
from callassist.rosterfiles.source import Kind, Source, kind_of


def unwrap(source: Source, options: ReadOptions, limits: Limits) -> tuple[Source, Kind]:
    """
    Return the roster inside whatever wraps it, and what kind it is.

    Raises:
        RefusedError: a password is missing or wrong, or the wrapping holds no single roster.
    """
    kind = kind_of(source)
    if kind is Kind.ARCHIVE:
        source = unpacked(source, options.password, limits)
        kind = kind_of(source)
        if kind is Kind.ARCHIVE:
            raise RefusedError("archive-in-archive")
    if kind is Kind.ENCRYPTED or (kind is Kind.XLS and options.password):
        source = _decrypted(source, options.password)
        kind = kind_of(source)
    if options.encoding and kind is not Kind.TEXT:
        raise RefusedError("encoding-of-workbook")
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
    return Source(None, plain.getvalue(), source.name)


@contextmanager
def _in_memory() -> Iterator[None]:
    """Give the library memory where it takes a temporary file: an old .xls leaves no plain copy."""
    xls97.tempfile = SimpleNamespace(TemporaryFile=BytesIO)
    try:
        yield
    finally:
        xls97.tempfile = SimpleNamespace(TemporaryFile=TemporaryFile)
