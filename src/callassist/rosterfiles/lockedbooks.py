"""Workbooks that Excel encrypted, opened in memory."""

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
from callassist.rosterfiles.source import Source


def decrypted(source: Source, password: str | None) -> Source:
    """
    Return the plain workbook; one that is not encrypted as it is.

    Raises:
        RefusedError: the password is missing or wrong, or the workbook is damaged.
    """
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
