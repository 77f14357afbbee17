"""Opens a pack for use."""

from __future__ import annotations

from pathlib import Path

from callassist.content.assemble import assemble
from callassist.content.facts import UnfilledError
from callassist.content.reading import read
from callassist.content.source import BrokenPackError
from callassist.domain.errors import RefusedError
from callassist.domain.pack import Pack


def load(path: Path) -> Pack:
    """
    Load a content pack with its texts finished.

    Args:
        path: folder of the pack.

    Returns:
        The pack. Texts are plain: a line is a breath, an empty line parts two steps, "・" opens a
        point of a list, and a hard word carries its reading in brackets.

    Raises:
        RefusedError: `content-missing` where there is no pack, `content-broken` where it cannot be
            used; `check` names every fault.
    """
    if not (path / "pack.toml").is_file():
        raise RefusedError("content-missing", pack=path.name)
    try:
        return assemble(read(path))
    except BrokenPackError as error:
        first = error.findings[0]
        raise RefusedError("content-broken", file=first.file) from error
    except UnfilledError as error:
        raise RefusedError("content-unfilled", pack=path.name) from error
