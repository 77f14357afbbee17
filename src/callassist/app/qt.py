"""PySide6, loaded without what it does to every import that follows."""

from __future__ import annotations

import builtins


def load() -> None:
    """
    Load Qt's bindings, and import everything else as Python does.

    PySide6 puts a hook into `import` which reads the source text of each module loaded from then
    on, and keeps it, to see whether the module may ask for snake_case names. None of ours does;
    the texts of all libraries are 18 MB, and reading them takes a fifth of the time of loading.
    """
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401, PLC0415 - only who wants a window needs it

    builtins.__import__ = plain
