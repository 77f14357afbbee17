"""An import's report as a workbook or as a PDF, without anybody's data."""

from __future__ import annotations

from pathlib import Path

from callassist.domain.errors import UsageError
from callassist.domain.importreport import ImportAccount
from callassist.reports import import_account, pdf, workbook
from callassist.reports.placing import check_folder, put
from callassist.words.catalogue import Catalogue

WRITERS = {".xlsx": workbook.written, ".pdf": pdf.written}


def check_target(path: Path) -> None:
    """
    Look whether a report could be written, before anything else is done for it.

    Raises:
        UsageError: the ending is none of the writers', or there is no such folder.
    """
    if path.suffix.lower() not in WRITERS:
        raise UsageError("report-ending", endings=", ".join(WRITERS))
    check_folder(path)


def write(path: Path, account: ImportAccount, words: Catalogue) -> None:
    """
    Write the report of an import.

    Args:
        path: file to write; its ending says how. What was there is replaced.
        account: what there is to say.
        words: the language.

    Raises:
        UsageError: as `check_target`.
        OSError: the disk is full, or we may not write there.
    """
    check_target(path)
    written = WRITERS[path.suffix.lower()]
    title = import_account.title(account, words)
    put(path, written(title, import_account.sections(account, words)))
