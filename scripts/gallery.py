"""Draw every screen in every designed state, and an index.html to look at them."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import tests.gallery  # noqa: E402 - found only after the path is set
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTranslator  # noqa: E402 - the same
from PySide6.QtWidgets import QApplication, QDialog  # noqa: E402 - the same
from tests.gallery.stage import Stage, State  # noqa: E402 - the same

from callassist.app import language as languages  # noqa: E402 - the platform is named first
from callassist.gui.theme import apply  # noqa: E402 - the same
from callassist.presenters.shell import ScreenSettings  # noqa: E402 - the same

SCREEN = (1366, 768)
LARGE_SCREEN = (1920, 1080)
LARGE = 150  # per cent, used on the large screen


@dataclass(frozen=True, slots=True)
class Variant:
    """One way a state is drawn."""

    scheme: str
    language: str
    percent: int

    @property
    def name(self) -> str:
        """Return the end of the picture's name."""
        return f"{self.scheme}-{self.language}-{self.percent}"

    @property
    def size(self) -> tuple[int, int]:
        """Return the window's size; 125 % must still be whole on the small screen."""
        return LARGE_SCREEN if self.percent >= LARGE else SCREEN


def variants() -> tuple[Variant, ...]:
    """Return light and dark, both languages, 100 % and 150 %, and 125 % on the small screen."""
    every = tuple(
        Variant(scheme, language, percent)
        for language in ("ja", "en")
        for percent in (100, LARGE)
        for scheme in ("light", "dark")
    )
    return (*every, Variant("light", "ja", 125))


def states() -> Iterator[tuple[str, State]]:
    """Yield the states of every module of `tests.gallery`."""
    for module in pkgutil.iter_modules(tests.gallery.__path__):
        found = importlib.import_module(f"tests.gallery.{module.name}")
        yield from getattr(found, "STATES", {}).items()


def draw(app: QApplication, state: State, variant: Variant, target: Path) -> None:
    """Make a screen, show it, and save its picture."""
    scale = variant.percent / 100
    theme = apply(app, variant.scheme, scale)
    languages.install(app, variant.language)
    stage = Stage(theme, ScreenSettings(variant.scheme, scale, variant.language))
    widget = state(stage)
    theme.dress(widget)
    if not isinstance(widget, QDialog):
        widget.setFixedSize(*variant.size)
    widget.show()
    app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    widget.grab().save(str(target))
    widget.close()
    widget.deleteLater()
    # No event loop runs here, so that nothing would be deleted and each restyling would be slower.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.processEvents()
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()


def index(names: list[str], folder: Path) -> None:
    """Write the page that shows all pictures, a state a row."""
    rows = "".join(
        f"<h2>{escape(name)}</h2><p>"
        + "".join(
            f'<a href="{name}-{one.name}.png"><img loading="lazy" width="440" '
            f'src="{name}-{one.name}.png" alt="{escape(name)} {one.name}"></a> '
            for one in variants()
        )
        + "</p>"
        for name in names
    )
    page = f'<!doctype html><meta charset="utf-8"><title>callassist</title>{rows}'
    (folder / "index.html").write_text(page, encoding="utf-8")


def main() -> int:
    """Draw what was asked for and say how many pictures there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="states whose name starts so")
    parser.add_argument("--variant", default="", help="variants whose name holds this")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    found = [(name, state) for name, state in states() if name.startswith(chosen.only)]
    count = 0
    for name, state in found:
        for variant in variants():
            if chosen.variant in variant.name:
                draw(app, state, variant, chosen.folder / f"{name}-{variant.name}.png")
                count += 1
    index([name for name, _ in found], chosen.folder)
    print(f"{count} pictures in {chosen.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
