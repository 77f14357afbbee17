"""An import's report as a workbook or as a PDF, without anybody's data."""

from __future__ import annotations

from pathlib import Path

from callassist.domain.errors import UsageError
from callassist.domain.importreport import ImportAccount
from callassist.reports import import_account, pdf, workbook
from callassist.reports.placing import check_folder, is_same, put
from callassist.words.catalogue import Catalogue

WRITERS = {".xlsx": workbook.written, ".pdf": pdf.written}


def check_target(path: Path, *others: Path) -> None:
    """
    Look whether a report could be written, before anything else is done for it.

    Args:
        path: where.
        *others: files that it must not replace: the roster file, the rejected rows.

    Raises:
        UsageError: the ending is none of the writers', there is no such folder, or it is one of
            the others.
    """
    if path.suffix.lower() not in WRITERS:
        raise UsageError("report-ending", endings=", ".join(WRITERS))
    check_folder(path)
    if any(is_same(path, other) for other in others):
        raise UsageError("report-over-other")


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
