"""What a series of faults came to, for people and for `docs/faults.md`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Outcome:
    """
    The counts of one kind of fault.

    Args:
        title: what was done.
        counts: what is counted → how often.
        faults: broken promise → how often.
        figures: what is measured → how much.
        control: the machine was made to lie, so promises must be broken; else none may be.
    """

    title: str
    counts: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    figures: dict[str, float] = field(default_factory=dict)
    control: bool = False

    @property
    def as_expected(self) -> bool:
        """Whether no promise was broken; of a control: whether some were."""
        return bool(self.faults.total()) == self.control

    def add(self, other: Outcome) -> None:
        """Take in the counts of another series of the same kind."""
        self.counts.update(other.counts)
        self.faults.update(other.faults)

    def told(self) -> dict[str, object]:
        """Return it as JSON has it."""
        return {
            "title": self.title,
            "counts": dict(self.counts),
            "figures": self.figures,
            "faults": dict(self.faults),
            "control": self.control,
        }

    def lines(self) -> list[str]:
        """Return the counts as lines to print."""
        told = [f"  {name:<58} {count:>9,}" for name, count in self.counts.items()]
        told += [f"  {name:<58} {figure:>9,.1f}" for name, figure in self.figures.items()]
        broken = [f"  BROKEN: {name:<50} {count:>9}" for name, count in self.faults.items()]
        title = f"{self.title} (control: promises must be broken)" if self.control else self.title
        return [title, *told, *(broken or [f"  {'promises broken':<58} {0:>9}"])]


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value that such a share of `values` do not exceed; 0 where there are none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0
