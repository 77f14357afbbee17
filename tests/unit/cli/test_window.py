"""Which calls open the window without the parser of all commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.cli.invocation import Common
from callassist.cli.window import wanted


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", Common()),
        ("--profile p", Common(profile=Path("p"))),
        ("--profile=a=b --lang en", Common(profile=Path("a=b"), lang="en")),
        ("--lang en --lang ja --user hana", Common(user="hana", lang="ja")),
        ("doctor", None),
        ("--profile p search x", None),
        ("--help", None),
        ("--json", None),
        ("--profile", None),
        ("--profile=", None),
        ("--lang --json", None),
        ("--", None),
    ],
)
def test_a_plain_call_is_told_from_a_command(line: str, expected: Common | None) -> None:
    """Only options with their values, and nothing that anybody could complain about."""
    assert expected == wanted(line.split())
