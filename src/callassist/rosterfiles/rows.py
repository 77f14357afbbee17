"""Batches of sheet rows into accepted roster rows and problems."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress, zip_longest
from typing import Protocol

from callassist.domain.roster import RosterRow, RowProblem
from callassist.domain.rosterfile import FileKind, PreviewRow
from callassist.rosterfiles.addressees import (
    AddresseeField,
    ConstantField,
    class_of,
    class_reader,
)
from callassist.rosterfiles.cells import Cell, texts_of
from callassist.rosterfiles.choices import (
    CASES,
    PARTIES,
    VOLTAGES,
    ChoiceField,
    items_reader,
    one_of,
    read_date,
)
from callassist.rosterfiles.deciding import Decisions, Tallies
from callassist.rosterfiles.formulas import KeyFault
from callassist.rosterfiles.headers import REQUIRED
from callassist.rosterfiles.layout import Layout
from callassist.rosterfiles.lines import LineKinds
from callassist.rosterfiles.messages import Rows
from callassist.rosterfiles.notes import Notes
from callassist.rosterfiles.numbers import (
    POSTCODE,
    SUPPLY_POINT,
    DigitsField,
    ReferenceField,
    read_postcode,
    read_supply_point,
)
from callassist.rosterfiles.options import ReadOptions
from callassist.rosterfiles.phones import PhoneField
from callassist.rosterfiles.rowmarks import RowMarks, cancelling
from callassist.rosterfiles.status import FIELDS as STATUS_FIELDS
from callassist.rosterfiles.status import StatusField
from callassist.rosterfiles.texts import TextField

BATCH = 1_000
"""Rows handled at once: enough to look at a column as one text, few enough to stay in cache."""


class Field(Protocol):
    """A column's converter: cells of one batch in, as many texts out, doubts into the notes."""

    def convert(self, cells: Sequence[Cell], notes: Notes) -> list[str]:
        """Return one text a cell."""


class WideField(Protocol):
    """Several columns' converter: all columns of one batch in, one text a row out."""

    def convert(self, columns: Sequence[Sequence[Cell]], notes: Notes) -> list[str]:
        """Return one text a row."""


@dataclass(frozen=True, slots=True)
class Batch:
    """
    What became of a batch of sheet rows.

    Args:
        accepted: the rows that are used, or None where there is none.
        problems: of this batch, in order.
        skipped: rows that are no data rows, or are left out because of a mark.
        rejected: data rows refused.
        references: canonical numbers of the refused rows that have one.
    """

    accepted: Rows | None
    problems: list[RowProblem]
    skipped: int
    rejected: int
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetAbout:
    """
    What is known of a sheet beside its rows.

    Args:
        name: of the sheet, or "" in a text file.
        titles: what the sheet and the file are called, and the texts above the header.
        formulas: row number → position and code, of key cells that are no plain values.
        marks: what its rows bear that is no value.
        tallies: count the marks.
        above: filled texts of each line above the header.
    """

    name: str = ""
    titles: Sequence[str] = ()
    formulas: Mapping[int, KeyFault] = field(default_factory=dict)
    marks: RowMarks = field(default_factory=RowMarks)
    tallies: Tallies = field(default_factory=Tallies)
    above: Sequence[Sequence[str]] = ()


class RowReader:
    """
    Turns the rows below one header into roster rows.

    Args:
        layout: what the columns are.
        options: how numbers and items are understood, and what marks mean.
        about: the sheet.
    """

    def __init__(self, layout: Layout, options: ReadOptions, about: SheetAbout) -> None:
        self._layout = layout
        self._sheet = about.name
        self._formulas = about.formulas
        self._keys = {at for name in REQUIRED for at in layout.columns.get(name, ())}
        self._decisions = Decisions(layout, options, about.marks, about.tallies)
        self._width = len(layout.headers)
        self._reference = ReferenceField(layout.named("reference"), options.rule)
        fields = [claim.field if claim else "" for claim in layout.claims]
        self._kinds = LineKinds([*layout.lines, *about.above], fields)
        self._is_below_another = False
        self._fields = _fields(layout, options, self._reference)
        self._wide: dict[str, WideField] = {
            **{name: ConstantField(value) for name, value in class_of(about.name).items()},
            "name": AddresseeField(layout),
            "phone": PhoneField(layout),
            "returned": StatusField(layout, options.kind, about.titles),
        }
        self._extra = ExtraField(layout)
        self._is_status = options.kind is FileKind.STATUS

    def read(self, rows: Sequence[Sequence[Cell]], first: int) -> Batch:
        """
        Convert a batch.

        Args:
            rows: cells of consecutive rows.
            first: row number of the first one as Excel shows it.
        """
        notes = Notes(self._sheet)
        values, skipped = self._converted(rows, first, notes)
        numbers = list(range(first, first + len(rows)))
        refused = notes.refused - skipped
        return Batch(
            self._accepted(numbers, values, skipped | refused),
            notes.problems(numbers, skipped),
            len(skipped),
            len(refused),
            tuple(filter(None, (values[0][index] for index in sorted(refused)))),
        )

    def preview(self, rows: Sequence[Sequence[Cell]], first: int) -> list[PreviewRow]:
        """Return data rows as they will be understood, the refused ones too; as `read`."""
        notes = Notes(self._sheet)
        values, skipped = self._converted(rows, first, notes)
        problems = notes.problems(list(range(first, first + len(rows))), skipped)
        return [
            PreviewRow(
                first + index,
                tuple(pair for pair in zip(RosterRow._fields, row, strict=True) if pair[1]),
                tuple(problem for problem in problems if problem.row == first + index),
            )
            for index, row in enumerate(zip(*values, strict=True))
            if index not in skipped
        ]

    def _converted(
        self, rows: Sequence[Sequence[Cell]], first: int, notes: Notes
    ) -> tuple[list[list[str]], set[int]]:
        """Return a column of texts for each field, and the positions of rows that do not count."""
        columns = _columns(rows, self._width)
        skipped = self._skipped(rows, columns, notes)
        values = [self._field(name, columns, notes) for name in RosterRow._fields[:-1]]
        values.append(self._others(columns, notes))
        self._check_shape(rows, columns, notes)
        self._check_formulas(first, len(rows), notes)
        return values, skipped | self._decisions.left_out(columns, first, skipped, notes)

    def _accepted(
        self, numbers: list[int], values: list[list[str]], dropped: set[int]
    ) -> Rows | None:
        if not dropped:
            return Rows.of(numbers, values, self._sheet)
        kept = [index not in dropped for index in range(len(numbers))]
        if not any(kept):
            return None
        columns = [list(compress(column, kept)) for column in values]
        return Rows.of(list(compress(numbers, kept)), columns, self._sheet)

    def _others(self, columns: list[tuple[Cell, ...]], notes: Notes) -> list[str]:
        if self._is_status:
            return [""] * len(columns[0])
        return self._reference.with_branches(self._extra.convert(columns, notes))

    def _field(self, name: str, columns: list[tuple[Cell, ...]], notes: Notes) -> list[str]:
        if self._is_status and name not in STATUS_FIELDS:
            return [""] * len(columns[0])
        positions = self._layout.columns.get(name)
        # What a sheet's name says counts where no column says it.
        if name in self._wide and not (positions and name in self._fields):
            return self._wide[name].convert(columns, notes)
        if not positions:
            return [""] * len(columns[0])
        cells = columns[positions[0]] if len(positions) == 1 else _joined(columns, positions)
        return self._fields[name].convert(cells, notes)

    def _skipped(
        self, rows: Sequence[Sequence[Cell]], columns: list[tuple[Cell, ...]], notes: Notes
    ) -> set[int]:
        """
        Return the positions of the rows that are no data rows.

        Rows below a header with other columns are refused: what stands where is not known.
        """
        cells = columns[self._layout.columns["reference"][0]]
        odd = self._reference.odd(cells)
        skipped = {index for index in odd if self._kinds.is_skipped(rows[index])}
        others = (at for at in odd if at not in skipped and self._kinds.begins_another(rows[at]))
        start = 0 if self._is_below_another else next(others, len(rows))
        for index in range(start, len(rows)):
            self._is_below_another = True
            notes.refuse(index, "", "another-table")
        return skipped

    def _check_shape(
        self, rows: Sequence[Sequence[Cell]], columns: list[tuple[Cell, ...]], notes: Notes
    ) -> None:
        """Refuse rows with more cells than the header has: an unquoted comma moved the rest."""
        if len(columns) == self._width:
            return
        for index, row in enumerate(rows):
            if any(cell and not cancelling(cell) for cell in texts_of(row[self._width :])):
                notes.refuse(index, "", "too-many-cells")

    def _check_formulas(self, first: int, count: int, notes: Notes) -> None:
        if self._formulas:
            for number in self._formulas.keys() & range(first, first + count):
                position, code = self._formulas[number]
                is_key = position in self._keys
                note = notes.refuse if is_key else notes.warn
                note(number - first, self._layout.headers[position], code)


class ExtraField:
    """
    The columns nobody knows, kept as one JSON object a row.

    Args:
        layout: what the columns are.
    """

    def __init__(self, layout: Layout) -> None:
        used = (layout.marks | layout.dropped).union(*layout.columns.values())
        self._names = {at: name for at, name in enumerate(layout.names) if at not in used}
        self._fields = [(position, TextField(name)) for position, name in self._names.items()]

    def convert(self, columns: list[tuple[Cell, ...]], notes: Notes) -> list[str]:
        """Return a JSON object of the filled cells of each row, or "" where there are none."""
        if not self._fields:
            return [""] * len(columns[0])
        texts = [field.convert(columns[position], notes) for position, field in self._fields]
        return [self._object(row) for row in zip(*texts, strict=True)]

    def _object(self, row: tuple[str, ...]) -> str:
        filled = {name: text for name, text in zip(self._names.values(), row, strict=True) if text}
        return json.dumps(filled, ensure_ascii=False) if filled else ""


def _columns(rows: Sequence[Sequence[Cell]], width: int) -> list[tuple[Cell, ...]]:
    columns = list(zip_longest(*rows, fillvalue=""))
    columns.extend(("",) * len(rows) for _ in range(width - len(columns)))
    return columns


def _joined(columns: list[tuple[Cell, ...]], positions: tuple[int, ...]) -> list[str]:
    parts = [texts_of(columns[position]) for position in positions]
    return [" ".join(filter(None, row)) for row in zip(*parts, strict=True)]


def _fields(layout: Layout, options: ReadOptions, reference: ReferenceField) -> dict[str, Field]:
    """Return the converter of every field; text is the rule, the rest is listed."""
    fields: dict[str, Field] = {
        name: TextField(layout.named(name)) for name in ("kana", "address", "retailer")
    }
    for name, usual, read in (
        ("postcode", POSTCODE, read_postcode),
        ("supply_point", SUPPLY_POINT, read_supply_point),
    ):
        fields[name] = DigitsField(layout.named(name), usual, read)
    choices: dict[str, Callable[[str], tuple[str, str]]] = {
        "voltage": class_reader("voltage", one_of(VOLTAGES, "voltage-unknown")),
        "party": class_reader("party", one_of(PARTIES, "party-unknown")),
        "case": one_of(CASES, "case-unknown"),
        "items": items_reader(options.known_items),
        "sent_on": read_date,
    }
    for name, understand in choices.items():
        fields[name] = ChoiceField(layout.named(name), understand)
    return {
        **fields,
        "reference": reference,
        "remarks": TextField(layout.named("remarks")),
    }
