"""The language of the forms and of Qt's own texts; every other sentence is the catalogue's."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from callassist.domain.resources import resource


def install(app: QApplication, language: str) -> tuple[QTranslator, ...]:
    """
    Translate the forms; the forms' own language is Japanese, Qt's is English.

    Args:
        app: the application; the translators live as long as it does.
        language: "ja" or "en".

    Returns:
        The translators, so that another language can take their place.
    """
    translator = QTranslator(app)
    if language == "en":
        found = translator.load(str(resource("translations", "callassist_en.qm")))
    else:
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        found = translator.load("qtbase_ja", folder)
    if not found:
        return ()
    app.installTranslator(translator)
    return (translator,)
