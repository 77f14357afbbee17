"""Content packs: load, check and render what operators may say."""

from pathlib import Path

from callassist.content.loading import load
from callassist.content.render import render
from callassist.domain.pack import Finding

__all__ = ["check", "load", "render"]


def check(path: Path) -> tuple[Finding, ...]:
    """
    Return every rule of the content that the pack in `path` breaks, by file and line.

    Args:
        path: folder of the pack.
    """
    # The rules come late: the window loads a pack at every start and never checks one.
    from callassist.content import checking  # noqa: PLC0415 - start-up speed

    return checking.check(path)
