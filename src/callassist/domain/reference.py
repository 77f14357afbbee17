"""The letter's reference number (整理番号)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class ReferenceNumber:
    """
    A reference number in its canonical parts.

    Args:
        prefix: upper-case half-width letters that name the incident, such as "A".
        digits: the half-width digits after them, leading zeros kept.
    """

    prefix: str
    digits: str

    def __str__(self) -> str:
        return f"{self.prefix}{self.digits}"


@dataclass(frozen=True, slots=True)
class ReferenceRule:
    """
    How a content pack's letters print their numbers.

    Args:
        prefixes: the known prefixes, longest first.
        digits: how many digits follow the prefix.
        groups: sizes of the printed digit groups; they add up to `digits`.
    """

    prefixes: tuple[str, ...]
    digits: int
    groups: tuple[int, ...]

    def prefix_of(self, letters: str) -> str | None:
        """Return the longest known prefix that `letters` starts with, or None."""
        ordered = sorted(self.prefixes, key=len, reverse=True)
        return next((prefix for prefix in ordered if letters.startswith(prefix)), None)

    def printed(self, number: ReferenceNumber) -> str:
        """Return `number` as the letter prints it, such as "A 001-2345"."""
        if len(number.digits) != self.digits:
            return f"{number.prefix} {number.digits}"
        parts, start = [], 0
        for size in self.groups:
            parts.append(number.digits[start : start + size])
            start += size
        return f"{number.prefix} {'-'.join(parts)}"
