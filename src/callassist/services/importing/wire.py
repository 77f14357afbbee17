"""Decoding what the reading child sends, without trusting it further than its records."""

from __future__ import annotations

import io
import pickle

from callassist.rosterfiles.messages import Message

_RECORDS = "callassist.rosterfiles.messages"
_VALUES = "callassist.domain."


class _Records(pickle.Unpickler):
    """A reader that only makes records and domain values, whatever the bytes ask for."""

    def find_class(self, module_name: str, global_name: str, /) -> object:
        """Return a record's class; anything else a taken-over reader might name is refused."""
        known = module_name == _RECORDS or module_name.startswith(_VALUES)
        if not known or "." in global_name:
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
