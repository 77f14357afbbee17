"""Decoding what a child that reads files sends, without trusting it further than its records."""

from __future__ import annotations

import io
import pickle
from collections.abc import Mapping

from callassist.domain.rosterfile import FileSurvey
from callassist.rosterfiles.messages import Message
from callassist.services.importing.events import Broke, Bug

_PACKAGE = "callassist."
_MADE_OF = {
    "rosterfiles.messages": {"Header", "Problems", "Progress", "Done", "Failed", "Rows"},
    "domain.roster": {"RowProblem", "Severity"},
    "domain.rosterfile": {"MarkFound", "Mark"},
    "domain.errors": {"_rebuild", "UsageError", "RefusedError", "MachineError", "CancelledError"},
}
"""All that a record is made of. What else those modules know, they import: it is not theirs."""
_SURVEY_MADE_OF = _MADE_OF | {
    "domain.rosterfile": {
        *("FileSurvey", "SheetFound", "ColumnFound", "MarkFound", "PreviewRow"),
        *("FileKind", "Mark", "ColumnReason"),
    },
    "services.importing.events": {"Broke", "Bug"},
}


class _Records(pickle.Unpickler):
    """A reader that only makes records, whatever the bytes ask for."""

    def __init__(self, raw: bytes, made_of: Mapping[str, set[str]]) -> None:
        super().__init__(io.BytesIO(raw))
        self._made_of = made_of

    def find_class(self, module_name: str, global_name: str, /) -> object:
        """Return a part of a record; anything else a taken-over reader might name is refused."""
        if global_name not in self._made_of.get(module_name.removeprefix(_PACKAGE), ()):
            message = "the reading process sent something that is no record"
            raise pickle.UnpicklingError(message)
        return super().find_class(module_name, global_name)


def decoded(raw: bytes) -> Message:
    """
    Return the record that a message of the reading child holds.

    Raises:
        pickle.UnpicklingError: the message is no record.
    """
    record: Message = _Records(raw, _MADE_OF).load()
    return record


def decoded_survey(raw: bytes) -> FileSurvey | Broke | Bug:
    """
    Return what the child that looks at a file before it is read has told.

    Raises:
        pickle.UnpicklingError: it is nothing of the kind.
    """
    told: FileSurvey | Broke | Bug = _Records(raw, _SURVEY_MADE_OF).load()
    return told
