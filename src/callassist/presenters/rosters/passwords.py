"""Telling a file that cannot be read from one that only waits for its password."""

from __future__ import annotations

from callassist.domain.errors import CallAssistError


def wants_password(error: CallAssistError) -> bool:
    """Return whether a file only needs its password, or another one, to be read."""
    return error.code.endswith("-encrypted") or is_wrong(error)


def is_wrong(error: CallAssistError) -> bool:
    """Return whether the password given was not the file's."""
    return error.code.endswith("password-wrong")
