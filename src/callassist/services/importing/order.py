"""What the children of an import are told to make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from callassist.domain.rosterfile import FileKind
from callassist.rosterfiles.options import ReadOptions
from callassist.services.importing.request import ImportRequest


@dataclass(frozen=True, slots=True)
class BuildOrder:
    """
    The version to be made.

    Args:
        folder: of the new version.
        key: its raw key.
        active: `roster.db` and key of the active version, or None at the first import.
        kind: what the file does to the active version.
        about: entries of the new version's `meta`.
    """

    folder: Path
    key: bytes = field(repr=False)
    active: tuple[Path, bytes] | None = field(repr=False)
    kind: FileKind
    about: dict[str, str]


@dataclass(frozen=True, slots=True)
class RejectOrder:
    """
    What the child is told to write.

    Args:
        path: the roster file; options: how it was read; sha256: what it was then.
        beside: file of the problems found in it; key: opens that.
        target: file to write; password: opens it; language: of the reasons.
    """

    path: Path
    options: ReadOptions = field(repr=False)
    sha256: str
    beside: Path
    key: bytes = field(repr=False)
    target: Path
    password: str = field(repr=False)
    language: str


def reading_options(
    rules: ReadOptions,
    request: ImportRequest,
    remembered: Mapping[str, tuple[tuple[str, str], ...]],
) -> ReadOptions:
    """
    Return how a request's file is to be read.

    Args:
        rules: of the content pack.
        request: the file.
        remembered: fingerprint of headers → columns chosen for them; the request goes first.
    """
    return replace(
        rules,
        sheets=request.sheets,
        header_row=request.header_row,
        mapping=request.mapping,
        encoding=request.encoding,
        password=request.password,
        kind=request.kind,
        meanings=request.meanings,
        remembered=tuple(remembered.items()),
    )
