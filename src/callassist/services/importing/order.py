"""What the children of an import are told to make."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BuildOrder:
    """
    The version to be made.

    Args:
        folder: of the new version.
        key: its raw key.
        active: `roster.db` and key of the active version, or None at the first import.
        supplement: keep the active version's rows that the file does not have.
        about: entries of the new version's `meta`.
    """

    folder: Path
    key: bytes = field(repr=False)
    active: tuple[Path, bytes] | None = field(repr=False)
    supplement: bool
    about: dict[str, str]
