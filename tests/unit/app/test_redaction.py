"""No value of a row reaches the log, however it gets there."""

from __future__ import annotations

import io
import logging

from hypothesis import given
from hypothesis import strategies as st

from callassist.app.redaction import RedactingFilter, RedactingFormatter

NAMES = st.text(st.characters(min_codepoint=0x3041, max_codepoint=0x9FFF), min_size=1, max_size=8)
NUMBERS = st.from_regex(r"[A-C][0-9]{7}|0[0-9]{9,10}|[0-9]{22}", fullmatch=True)
VALUES = NAMES | NUMBERS


def _logged(message: str, *args: object, error: BaseException | None = None) -> str:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.addFilter(RedactingFilter())
    handler.setFormatter(RedactingFormatter("%(levelname)s %(message)s"))
    trace = (type(error), error, error.__traceback__) if error else None
    handler.handle(logging.LogRecord("x", logging.WARNING, "x.py", 1, message, args, trace))
    return out.getvalue()


@given(VALUES)
def test_hides_a_value_given_as_an_argument(value: str) -> None:
    """A row's value in a log call's arguments is not written."""
    assert value not in _logged("row %s of %d", value, 12)


@given(VALUES)
def test_hides_a_value_formatted_into_the_message(value: str) -> None:
    """A row's value that somebody put into the message itself is not written."""
    assert value not in _logged(f"row {value} failed")


@given(VALUES)
def test_hides_the_text_of_an_exception_and_of_its_cause(value: str) -> None:
    """An exception is logged by kind and place; its text may quote a row."""
    error = KeyError(value)
    error.__cause__ = ValueError(value)
    text = _logged("failed", error=error)
    assert value not in text
    assert "KeyError" in text
    assert "after ValueError" in text


def test_keeps_counts_codes_and_places() -> None:
    """What a developer needs stays: numbers of rows, codes, and where in the program."""
    text = _logged("import %s after %d rows at %s", "roster-damaged", 123456, "reader.py:41 read")
    assert "WARNING import roster-damaged after 123456 rows at reader.py:41 read\n" == text


def test_names_the_line_of_an_exception() -> None:
    """A bug can be found from the log."""
    try:
        int("x")
    except ValueError as error:
        text = _logged("bug", error=error)
    assert "app/test_redaction.py" in text
