"""What may be said about a file before it is read."""

from __future__ import annotations

from callassist.rosterfiles.options import ReadOptions
from tests.unit.rosterfiles.support import RULE


def test_password_is_never_printed() -> None:
    """Options that end up in a message or a trace do not hold the file's password."""
    assert "s3cret phrase" not in repr(ReadOptions(RULE, password="s3cret phrase"))
