"""`backups/state.json`: when the files of a profile were checked, and what was damaged."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Annotated

import msgspec

from callassist.domain.backup import Upkeep
from callassist.security import files
from callassist.services.backups.places import Places

FILE = "state.json"


class State(msgspec.Struct, frozen=True):
    """What the file holds; fields of a newer program are passed over."""

    checked_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    damaged: tuple[str, ...] = ()
    copies_damaged: tuple[str, ...] = ()
    failed: str = ""


def read(places: Places) -> State:
    """Return what is known; nothing, where the file is missing or damaged."""
    with suppress(OSError, msgspec.DecodeError, UnicodeDecodeError):
        return msgspec.json.decode((places.folder / FILE).read_bytes(), type=State)
    return State()


def write(places: Places, state: State) -> None:
    """Replace the file."""
    files.replace(places.folder / FILE, msgspec.json.encode(state))


def upkeep(places: Places) -> Upkeep:
    """Return what is known of a profile's health; needs no password."""
    state, made = read(places), places.automatic()
    return Upkeep(
        checked_at=state.checked_at,
        damaged=state.damaged,
        copies_damaged=state.copies_damaged,
        backed_up_at=places.moment_of(made[-1]) if made else None,
        failed=state.failed,
    )
