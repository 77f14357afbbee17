"""What a roster file most likely does to the active roster, by its name and its columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from callassist.domain.rosterfile import FileKind, SheetFound

_STATUS = re.compile(r"返戻|不着|再発送|再送|発送停止|架電禁止|架電停止|宛所不明|あて所")
_SUPPLEMENT = re.compile(r"追加|補足|補遺|差分|追補|修正分|訂正分|SUPPLEMENT|DIFF", re.IGNORECASE)
_OF_A_PERSON = frozenset(("address", "postcode", "items", "supply_point", "voltage"))


def kind_of_file(name: str, sheets: Sequence[SheetFound]) -> FileKind:
    """
    Return what a file most likely is; a supervisor has the last word.

    A status file tells what became of letters and little else of a person.

    Args:
        name: of the file, without its folder.
        sheets: what was found in it.
    """
    read = [sheet for sheet in sheets if sheet.header_row and not sheet.hidden]
    fields = {column.field.partition(":")[0] for sheet in read for column in sheet.columns}
    titles = unicodedata.normalize("NFKC", " ".join([name, *(sheet.name for sheet in sheets)]))
    told = "returned" in fields or _STATUS.search(titles) is not None
    if "reference" in fields and told and not fields & _OF_A_PERSON:
        return FileKind.STATUS
    return FileKind.SUPPLEMENT if _SUPPLEMENT.search(titles) else FileKind.FULL
