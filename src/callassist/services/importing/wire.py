"""Decoding what the reading child sends, without trusting it further than its records."""

from __future__ import annotations

import io
import pickle

from callassist.rosterfiles.messages import Message

_PACKAGE = "callassist."
_MADE_OF = {
    "rosterfiles.messages": {"Header", "Problems", "Progress", "Done", "Failed", "Rows"},
    "domain.roster": {"RowProblem", "Severity"},
    "domain.errors": {"_rebuild", "UsageError", "RefusedError", "MachineError", "CancelledError"},
}
"""All that a record is made of. What else those modules know, they import: it is not theirs."""


class _Records(pickle.Unpickler):
    """A reader that only makes records, whatever the bytes ask for."""

    def find_class(self, module_name: str, global_name: str, /) -> object:
        """Return a part of a record; anything else a taken-over reader might name is refused."""
        if global_name not in _MADE_OF.get(module_name.removeprefix(_PACKAGE), ()):
            message = "the reading process sent something that is no record"
            raise pickle.UnpicklingError(message)
        return super().find_class(module_name, global_name)


def decoded(raw: bytes) -> Message:
    """
    Return the record that a message of the reading child holds.

    Raises:
        pickle.UnpicklingError: the message is no record.
    """
    record: Message = _Records(io.BytesIO(raw)).load()
    return record
