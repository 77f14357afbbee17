"""Everything the reader refuses or warns about can be said in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import callassist.rosterfiles as package
from callassist.words.catalogue import catalogue

SOURCES = sorted(Path(str(package.__file__)).parent.rglob("*.py"))
ERROR = re.compile(r'(?:Refused|Usage|Machine)Error\(\s*"([a-z0-9-]+)"')
PROBLEMS = re.compile(r'"((?:[a-z]+-)+[a-z]+|mojibake)"')
WITH_PROBLEMS = {"rows.py", "numbers.py", "choices.py", "texts.py", "doubts.py"}
NO_PROBLEMS = {"extra-high"}


def _codes(pattern: re.Pattern[str], names: set[str] | None = None) -> set[str]:
    files = [path for path in SOURCES if names is None or path.name in names]
    return {code for path in files for code in pattern.findall(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_refusal_of_a_file_has_its_sentence_and_hint(language: str) -> None:
    """A person is told what is wrong and what to do next."""
    words = catalogue(language)
    wanted = {f"error.{code}.{part}" for code in _codes(ERROR) for part in ("message", "hint")}
    assert wanted - words.keys() == set()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_problem_of_a_row_has_its_reason_and_mend(language: str) -> None:
    """A supervisor can mend the row without asking anybody."""
    words = catalogue(language)
    codes = _codes(PROBLEMS, WITH_PROBLEMS) - NO_PROBLEMS
    wanted = {f"problem.{code}.{part}" for code in codes for part in ("message", "mend")}
    assert wanted - words.keys() == set()
