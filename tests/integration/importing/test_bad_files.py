"""The counts of an import add up for files that are odd but readable."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.services.importing.request import ImportRequest
from tests.integration.badfiles.judge import BAD_FILES
from tests.integration.importing.support import dry_run, registry_of, service

BY_NAME = {bad.name: bad for bad in BAD_FILES}


@pytest.mark.parametrize("name", ["two-sheets.xlsx", "formulas.xlsx", "totals.csv", "numbers.xlsx"])
def test_the_counts_of_an_odd_file_add_up(tmp_path: Path, name: str) -> None:
    """Every line of the sheet is a row or skipped, every row accepted or rejected, and so on."""
    bad = BY_NAME[name]
    path = tmp_path / name
    bad.write(path)
    report = dry_run(service(tmp_path, registry_of(tmp_path)), ImportRequest(path))
    assert bad.verdict.lines == report.rows + report.skipped
    assert report.rows == report.accepted + report.rejected
    assert report.accepted == report.added + report.changed + report.unchanged
