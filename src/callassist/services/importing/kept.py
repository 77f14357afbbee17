"""How a request is read, kept beside its plan so that an interrupted import can be resumed."""

from __future__ import annotations

import json
from pathlib import Path

from callassist.domain.plans import PlanStart
from callassist.domain.rosterfile import Mark, Meaning
from callassist.services.importing.request import ImportRequest


def reading_of(request: ImportRequest) -> str:
    """Return how a file is read as JSON; its password is not among it."""
    return json.dumps(
        {
            "sheets": request.sheets,
            "header_row": request.header_row,
            "mapping": request.mapping,
            "encoding": request.encoding,
            "meanings": [(one.mark.value, one.detail, one.leave_out) for one in request.meanings],
        },
        ensure_ascii=False,
    )


def request_of(start: PlanStart, password: str | None = None) -> ImportRequest:
    """Return the request a plan was made for, with the file's password given anew."""
    reading = json.loads(start.reading)
    return ImportRequest(
        path=Path(start.path),
        kind=start.kind,
        sheets=tuple(reading["sheets"]),
        header_row=reading["header_row"],
        mapping=tuple((field, header) for field, header in reading["mapping"]),
        encoding=reading["encoding"],
        password=password,
        meanings=tuple(
            Meaning(Mark(mark), detail, leave_out)
            for mark, detail, leave_out in reading["meanings"]
        ),
        expected=start.expected,
    )
