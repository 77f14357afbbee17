"""Names as print houses lay them out: with 様 behind them, on two lines, in a sheet a class."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from types import MappingProxyType

from callassist.domain.roster import Party, Voltage
from callassist.matching import has_form
from callassist.matching.lexicon import Section, is_listed
from callassist.rosterfiles.cells import Cell, texts_of
from callassist.rosterfiles.headers import fold, synonyms
from callassist.rosterfiles.layout import Layout
from callassist.rosterfiles.notes import Notes
from callassist.rosterfiles.texts import NameField, TextField

_ENDINGS = ("様", "御中", "殿", "さま", "サマ")
_NOBODY = ("御担当者", "ご担当者", "御担当", "ご担当")
"""To whom it may concern: what stands on a label where no person is known."""
_APART = re.compile(r"(?P<name>.*\S)[\s\u3000]+(?:様|御中|殿|さま|サマ)")
_ATTACHED = re.compile(r"(?P<name>.+)(?:様|御中)")
_FOR_NOBODY = re.compile(rf"(?P<name>.*\S)[\s\u3000]*(?:{'|'.join(_NOBODY)})")

_VOLTAGES = MappingProxyType(
    {"特別高圧|特高": Voltage.EXTRA_HIGH, "(?<!特別)高圧": Voltage.HIGH, "低圧": Voltage.LOW}
)
_PARTIES = MappingProxyType({"需要": Party.CONSUMER, "発電": Party.GENERATOR})
_EXCEPT = re.compile("除|以外|未|不明|対象外|非|予定|[?]")


class AddresseeField:
    """
    The contract name, from the line or the two lines of an address label.

    Args:
        layout: what the columns are. Where it can do without a name, an empty one is none.
    """

    def __init__(self, layout: Layout) -> None:
        self._positions = layout.columns.get("name", ())
        self._second = _second_line(layout)
        self._header = layout.named("name")
        self._is_required = "name" in layout.required
        self._name = (NameField if self._is_required else TextField)(self._header)

    def convert(self, columns: Sequence[Sequence[Cell]], notes: Notes) -> list[str]:
        """Return the names without the honorific of a label; a row without a name is refused."""
        if not self._positions:  # a first look at a sheet whose name column is still to be chosen
            return [""] * len(columns[0])
        cells: Sequence[Cell] = columns[self._positions[0]]
        if len(self._positions) > 1 or self._second is not None:
            cells = self._lines(columns, notes)
        values = self._name.convert(cells, notes)
        if any(map("".join(values).__contains__, (*_ENDINGS, *_NOBODY))):
            return [self._bare(index, value, notes) for index, value in enumerate(values)]
        return values

    def _bare(self, index: int, value: str, notes: Notes) -> str:
        name = without_honorific(value) if value.endswith((*_ENDINGS, *_NOBODY)) else value
        if name in _ENDINGS and self._is_required and index not in notes.refused:
            notes.refuse(index, self._header, "name-missing")
        return name

    def _lines(self, columns: Sequence[Sequence[Cell]], notes: Notes) -> list[str]:
        parts = [texts_of(columns[at]) for at in self._positions]
        names = [" ".join(filter(None, row)) for row in zip(*parts, strict=True)]
        if self._second is None:
            return names
        lines = zip(names, texts_of(columns[self._second]), strict=True)
        return [self._one(index, *row, notes) for index, row in enumerate(lines)]

    def _one(self, index: int, name: str, below: str, notes: Notes) -> str:
        """
        Return the name that two lines of a label make.

        Below a company stands a department, a person or the rest of its name, and nobody can
        tell which: it stays beside the row. A caller has to give all of a company's name, so
        that a department in it would turn him away.
        """
        if not name or not below or is_honorific(without_honorific(below)):
            return name or below
        if has_form(name):
            notes.warn(index, self._header, "name-second-line")
            return name
        return f"{without_honorific(name)} {below}"


def is_honorific(text: str) -> bool:
    """Whether a text is nothing but an honorific of a label, or stands for whoever is there."""
    return text in (*_ENDINGS, *_NOBODY)


def without_honorific(name: str) -> str:
    """
    Return a name without the honorific of an address label.

    One that stands apart goes, 様 and 御中 also where they are attached. Names that end so are
    kept: of the 438,263 entries of the table of readings one family name and two persons' given
    names end in 様 (羽様, 琉様, 様), one in 御中, but 64 family names in 殿, which is therefore
    never cut off. 御担当者, for whoever is in charge, is nobody's name and goes too.
    """
    person = _APART.fullmatch(name)
    if person is None and not _is_name(re.split(r"[\s\u3000]+", name)[-1]):
        person = _ATTACHED.fullmatch(name)
    if person:
        name = person["name"].rstrip()
    nobody = _FOR_NOBODY.fullmatch(name)
    return nobody["name"] if nobody else name


def _is_name(word: str) -> bool:
    return is_listed(word, Section.FAMILY) or is_listed(word, Section.GIVEN)


def _second_line(layout: Layout) -> int | None:
    """Return the column of the label's second line, where the name is its first."""
    lines = synonyms().lines
    if fold(layout.named("name")) not in lines["first"]:
        return None
    return next((at for at in layout.unknown if fold(layout.headers[at]) in lines["second"]), None)


def class_of(sheet: str) -> dict[str, str]:
    """
    Return voltage and party as the name of a sheet says them; what it leaves open is left out.

    Args:
        sheet: such as 低圧需要家 or 発電者.
    """
    name = re.sub(r"\s+", "", unicodedata.normalize("NFKC", sheet))
    if _EXCEPT.search(name):
        return {}
    found = {
        "voltage": [value.value for word, value in _VOLTAGES.items() if re.search(word, name)],
        "party": [value.value for word, value in _PARTIES.items() if word in name],
    }
    return {field: values[0] for field, values in found.items() if len(values) == 1}


def class_reader(
    field: str, known: Callable[[str], tuple[str, str]]
) -> Callable[[str], tuple[str, str]]:
    """
    Return a reader of a column of classes, which may be put as in the name of a sheet: 低圧電灯.

    Args:
        field: "voltage" or "party".
        known: reads the usual words.
    """

    def read(text: str) -> tuple[str, str]:
        value, code = known(text)
        said = "" if value else class_of(text).get(field, "")
        return (said, "") if said else (value, code)

    return read


class ConstantField:
    """
    A field that every row of a sheet has alike.

    Args:
        value: its value.
    """

    def __init__(self, value: str) -> None:
        self._value = value

    def convert(self, columns: Sequence[Sequence[Cell]], notes: Notes) -> list[str]:
        """Return the value for each row."""
        del notes
        return [self._value] * len(columns[0])
