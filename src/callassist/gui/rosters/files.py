"""Asks for a file beside the page: the dialog blocks nothing and nobody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_open(parent: QWidget, title: str, wanted: str, then: Callable[[Path], None]) -> QFileDialog:
    """
    Ask which file to open.

    Args:
        parent: the page.
        title: of the dialog.
        wanted: which files it lists, as Qt writes filters.
        then: hears the file that was chosen, and nothing where none was.
    """
    dialog = QFileDialog(parent, title, "", wanted)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _show(dialog, then)


def ask_save(
    parent: QWidget, title: str, target: Path, wanted: str, then: Callable[[Path], None]
) -> QFileDialog:
    """
    Ask where to write a file.

    Args:
        parent: the page.
        title: of the dialog.
        target: what is offered; its ending is added where none is typed.
        wanted: which files it lists, as Qt writes filters.
        then: hears the file that was named.
    """
    dialog = QFileDialog(parent, title, str(target.parent), wanted)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(target.suffix.removeprefix("."))
    dialog.selectFile(target.name)
    return _show(dialog, then)


def _show(dialog: QFileDialog, then: Callable[[Path], None]) -> QFileDialog:
    dialog.setModal(False)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.show()
    return dialog
