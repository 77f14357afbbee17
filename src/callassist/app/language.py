"""The language of what Qt itself says, and of the forms."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from callassist.domain.resources import resource


def install(app: QCoreApplication, language: str) -> None:
    """
    Give the application its translators.

    Args:
        app: the application; it owns them.
        language: "ja" or "en"; the forms are written in Japanese and need none for it.
    """
    QLocale.setDefault(QLocale(language))
    shipped = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    _add(app, f"qtbase_{language}", shipped)
    _add(app, f"callassist_{language}", str(resource("translations")))


def _add(app: QCoreApplication, name: str, folder: str) -> None:
    translator = QTranslator(app)
    if translator.load(name, folder):
        app.installTranslator(translator)
