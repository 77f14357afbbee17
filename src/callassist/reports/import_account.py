"""What an import's report says, section by section; how it looks is the writers' matter."""

from __future__ import annotations

from dataclasses import dataclass

from callassist.domain.importreport import ImportAccount, MarkUse
from callassist.domain.roster import ImportStatus, Severity
from callassist.domain.rosterfile import Mark
from callassist.words.catalogue import Catalogue

KEY = "report.import"

Cell = str | int


@dataclass(frozen=True, slots=True)
class Section:
    """
    A titled table.

    Args:
        title: above it.
        rows: its lines; whole numbers are counts.
        head: headers of the columns; none: the first column names what the second one says.
        note: a sentence below it, or "".
    """

    title: str
    rows: tuple[tuple[Cell, ...], ...]
    head: tuple[str, ...] = ()
    note: str = ""


def sections(account: ImportAccount, words: Catalogue) -> tuple[Section, ...]:
    """Return the report's sections in their order; those with nothing to say are left out."""
    teller = _Teller(account, words)
    told = (
        teller.deed(),
        teller.counts(),
        teller.changes(),
        teller.problems(),
        teller.marks(),
        teller.approval(),
        teller.versions(),
    )
    return tuple(section for section in told if section.rows)


def title(account: ImportAccount, words: Catalogue) -> str:
    """Return the heading of the whole report."""
    return words.text(f"{KEY}.title.{account.report.status.value}")


class _Teller:
    """Turns one account into sections."""

    def __init__(self, account: ImportAccount, words: Catalogue) -> None:
        self._account = account
        self._words = words

    def deed(self) -> Section:
        """Who did what with which file, and when."""
        one = self._account
        rows = (
            self._line("at", one.at.astimezone().strftime("%Y-%m-%d %H:%M:%S %z")),
            self._line("user", one.user),
            self._line("source", one.source),
            self._line("sha256", one.report.sha256),
            self._line("kind", self._text(f"kinds.{one.kind.value}")),
            self._line("sheets", "、".join(one.sheets)),
            self._line("status", self._words.text(f"import.status.{one.report.status.value}")),
        )
        return Section(self._text("deed"), tuple(row for row in rows if row[1]))

    def counts(self) -> Section:
        """The counts of the file, the sums they make, and the client's own count."""
        counts = self._account.report
        rows = [
            *(self._count(name) for name in ("rows", "accepted", "rejected")),
            *(self._count(name) for name in ("skipped", "warned")),
        ]
        note = self._text(
            "sum-rows",
            rows=f"{counts.rows:,}",
            accepted=f"{counts.accepted:,}",
            rejected=f"{counts.rejected:,}",
        )
        expected = self._account.expected
        if expected is not None:
            rows.append((self._text("expected"), expected))
            rows.append((self._text("difference"), counts.rows - expected))
        return Section(self._text("counts"), tuple(rows), note=note)

    def changes(self) -> Section:
        """What it changes on the active roster, and in which fields."""
        one, counts = self._account, self._account.report
        names = ("added", "changed", "unchanged", "removed")
        rows = [self._count(name) for name in names]
        if counts.lost_by_refusal:
            rows.append((self._text("lost"), counts.lost_by_refusal))
        if one.told:
            rows.append((self._text("told"), one.told))
        rows += [
            (self._text("field", field=self._words.text(f"{KEY}.fields.{name}")), count)
            for name, count in one.fields
        ]
        note = self._text(
            "sum-accepted",
            accepted=f"{counts.accepted:,}",
            added=f"{counts.added:,}",
            changed=f"{counts.changed:,}",
            unchanged=f"{counts.unchanged:,}",
        )
        return Section(self._text("changes"), tuple(rows), note=note)

    def problems(self) -> Section:
        """Each kind of problem, the worst first, with its mend."""
        ordered = sorted(
            self._account.problems,
            key=lambda one: (one.severity is Severity.WARNED, -one.count, one.code),
        )
        rows = tuple(
            (
                self._words.text(f"report.severity.{one.severity.value}"),
                one.count,
                self._words.text(f"problem.{one.code}.message"),
                self._words.text(f"problem.{one.code}.mend"),
            )
            for one in ordered
        )
        return Section(
            self._text("problems"), rows, self._heads("severity", "count", "reason", "mend")
        )

    def marks(self) -> Section:
        """What rows bore that is no value, and what it was said to mean."""
        rows = tuple(
            (self._mark(one), one.rows, self._text("left-out" if one.left_out else "kept"))
            for one in self._account.marks
        )
        return Section(self._text("marks"), rows, self._heads("mark", "count", "meaning"))

    def approval(self) -> Section:
        """Why somebody had to say yes, and what they gave as reason."""
        one = self._account
        if not one.needs:
            return Section("", ())
        needs = "\n".join(self._words.text(f"import.needs.{need}") for need in one.needs)
        rows = (self._line("needs", needs), self._line("reason", one.reason or "-"))
        return Section(self._text("approval"), rows)

    def versions(self) -> Section:
        """The roster before and after, and the way back."""
        one = self._account
        if one.report.status is not ImportStatus.APPLIED:
            return Section("", ())
        before = self._roster(one.base, one.active_rows) if one.base else self._text("no-base")
        rows = (
            self._line("base", before),
            self._line("version", self._roster(one.report.version, one.new_rows)),
        )
        note = self._text("undo", base=one.base) if one.base else ""
        return Section(self._text("versions"), rows, note=note)

    def _text(self, key: str, **params: str | int) -> str:
        return self._words.text(f"{KEY}.{key}", **params)

    def _roster(self, version: str, rows: int) -> str:
        return self._text("roster", version=version, rows=f"{rows:,}")

    def _line(self, key: str, value: str) -> tuple[str, str]:
        return self._text(key), value

    def _count(self, name: str) -> tuple[Cell, ...]:
        return self._words.text(f"count.{name}"), int(getattr(self._account.report, name))

    def _heads(self, *keys: str) -> tuple[str, ...]:
        return tuple(self._text(f"head.{key}") for key in keys)

    def _mark(self, one: MarkUse) -> str:
        if one.mark is Mark.STRUCK:  # its detail is no word of the file's
            return self._text(f"mark.struck-{one.detail}")
        name = self._text(f"mark.{one.mark.value}")
        return self._text("mark-detail", mark=name, detail=one.detail) if one.detail else name
