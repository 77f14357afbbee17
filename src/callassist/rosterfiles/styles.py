"""Which styles of a workbook fill a cell or strike it through."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from callassist.rosterfiles.colours import GREY, PALETTE, THEME, WHITE, colour

_SCHEME = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink",
           "folHlink")  # fmt: skip
_FALSE = frozenset(("0", "false"))


class _Elements:
    """
    Follows the elements of a part; one that is no XML is followed up to its first fault.

    Args:
        start: takes the name and the attributes of each element.
    """

    def __init__(self, start: Callable[[str, dict[str, str]], None]) -> None:
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = start
        self._sound = True

    def feed(self, piece: bytes) -> None:
        """Take one piece."""
        if self._sound:
            try:
                self._parser.Parse(piece)
            except expat.ExpatError:
                self._sound = False  # whether the workbook can be read is its reader's word


class ThemeReader(_Elements):
    """Takes the twelve colours out of a theme, a piece at a time."""

    def __init__(self) -> None:
        super().__init__(self._start)
        self._name = ""
        self._found: dict[str, str] = {}

    @property
    def colours(self) -> tuple[str, ...]:
        """The theme's colours in the order that cells number them."""
        return tuple(
            self._found.get(name, usual) for name, usual in zip(_SCHEME, THEME, strict=True)
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local in _SCHEME:
            self._name = local
        elif self._name and local in {"srgbClr", "sysClr"}:
            value = attributes.get("lastClr") or attributes.get("val", "")
            self._found.setdefault(self._name, colour({"rgb": value}))
            self._name = ""


class StyleReader(_Elements):
    """
    Takes fills and struck fonts out of the styles of a workbook, a piece at a time.

    Args:
        theme: the workbook's colours, as `THEME`.
    """

    def __init__(self, theme: tuple[str, ...] = THEME) -> None:
        super().__init__(self._start)
        self._theme = theme
        self._parser.EndElementHandler = self._end
        self._inside: list[str] = []
        self._palette: list[str] = []
        self._patterns: list[str] = []
        self._colours: list[dict[str, str]] = []
        self._struck: list[bool] = []
        self._styles: list[tuple[int, int]] = []

    @property
    def filled(self) -> dict[int, str]:
        """Style → colour, of the styles that fill a cell with another colour than white."""
        palette = (*self._palette, *PALETTE[len(self._palette) :])
        fills = [
            self._fill(pattern, found, palette)
            for pattern, found in zip(self._patterns, self._colours, strict=True)
        ]
        by_style = {
            style: fills[fill]
            for style, (_, fill) in enumerate(self._styles)
            if 0 <= fill < len(fills)
        }
        return {style: found for style, found in by_style.items() if found not in {"", WHITE}}

    @property
    def struck(self) -> frozenset[int]:
        """Styles whose font is struck through."""
        return frozenset(
            style
            for style, (font, _) in enumerate(self._styles)
            if 0 <= font < len(self._struck) and self._struck[font]
        )

    def _fill(self, pattern: str, found: dict[str, str], palette: tuple[str, ...]) -> str:
        if pattern in {"", "none"}:
            return ""
        return colour(found, self._theme, palette) or GREY

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        path = "/".join((*self._inside[-2:], local))
        self._inside.append(local)
        if path.endswith("fonts/font"):
            self._struck.append(False)
        elif path.endswith("fills/fill"):
            self._patterns.append("")
            self._colours.append({})
        elif path.endswith("cellXfs/xf"):
            self._styles.append((_number(attributes, "fontId"), _number(attributes, "fillId")))
        elif local == "rgbColor":
            self._palette.append(colour(attributes))
        elif path == "fonts/font/strike":
            self._struck[-1] = attributes.get("val", "1") not in _FALSE
        elif "fills" in self._inside and self._patterns:
            self._in_fill(local, attributes)

    def _in_fill(self, local: str, attributes: dict[str, str]) -> None:
        if local == "patternFill":
            self._patterns[-1] = attributes.get("patternType", "")
        elif local == "gradientFill":
            self._patterns[-1] = local
        elif local in {"fgColor", "color"} and not self._colours[-1]:
            self._colours[-1] = attributes

    def _end(self, _tag: str) -> None:
        self._inside.pop()


def _number(attributes: Mapping[str, str], name: str) -> int:
    text = attributes.get(name, "0")
    return int(text) if text.isdecimal() else -1
