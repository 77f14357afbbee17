"""What wraps a roster: an encrypted workbook, or a zip archive with one file in it."""

from __future__ import annotations

from callassist.domain.errors import RefusedError
from callassist.rosterfiles.options import Limits, ReadOptions
from callassist.rosterfiles.source import Kind, Source, kind_of


def unwrap(source: Source, options: ReadOptions, limits: Limits) -> tuple[Source, Kind]:
    """
    Return the roster inside whatever wraps it, and what kind it is.

    Raises:
        RefusedError: a password is missing or wrong, or the wrapping holds no single roster.
    """
    kind = kind_of(source)
    if kind is Kind.ARCHIVE:
        from callassist.rosterfiles.packed import unpacked  # noqa: PLC0415 - few files need it

        source = unpacked(source, options.password, limits)
        kind = kind_of(source)
        if kind is Kind.ARCHIVE:
            raise RefusedError("archive-in-archive")
    if kind is Kind.ENCRYPTED or (kind is Kind.XLS and options.password):
        from callassist.rosterfiles.lockedbooks import decrypted  # noqa: PLC0415 - as above

        source = decrypted(source, options.password)
        kind = kind_of(source)
    if options.encoding and kind is not Kind.TEXT:
        raise RefusedError("encoding-of-workbook")
    return source, kind
