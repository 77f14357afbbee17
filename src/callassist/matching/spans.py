"""Which characters of a row the operator has typed, so that the rest can be masked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from callassist.domain.roster import RosterRow
from callassist.matching.characters import fold
from callassist.matching.names import kept_positions
from callassist.matching.plans import Plan
from callassist.matching.variants import plain

Span = tuple[int, int]

# A character and what only modifies it: voiced marks, combining marks, invisible selectors.
_CLUSTER = re.compile(
    "[\u200b-\u200d\u2060\ufeff\u00ad]*."
    "[\u3099\u309a\u309b\u309c\uff9e\uff9f\u0300-\u036f\u180b-\u180d\u200b-\u200d\u2060\ufeff"
    "\u00ad\ufe00-\ufe0f\U000e0100-\U000e01ef]*",
    re.DOTALL,
)

# What is folded one for one: most names, and fifty of them stand on a screen.
_EACH_FOR_ITSELF = re.compile("[A-Za-z0-9 \u3000ぁ-ゖァ-ヺー々〆㐀-䶿一-鿿]*")


@dataclass(frozen=True, slots=True)
class Spans:
    """
    Runs of typed characters (start, end), in order, not overlapping.

    A typed reading shows the reading and never the kanji it belongs to: the caller has not said
    how the name is written. What only sounds or looks like the row's was not typed: nothing shows.

    Args:
        reference: in the number as it is printed; name: in the row's name.
        kana: in the row's reading; filled where the name was found by its reading only.
    """

    reference: tuple[Span, ...] = ()
    name: tuple[Span, ...] = ()
    kana: tuple[Span, ...] = ()


def spans(plan: Plan, row: RosterRow, printed: str = "") -> Spans:
    """
    Say which characters of `row` were typed.

    Args:
        plan: what was typed.
        row: a row that answers it.
        printed: the row's number as it is shown; else its canonical form.
    """
    letters = row.reference.rstrip("0123456789")
    digits = row.reference[len(letters) :]
    shown = printed or row.reference
    reference = _in_printed(shown, _typed_of_number(plan, letters, digits))
    name = _in_text(row.name, plan.name)
    kana = () if name else _in_text(row.kana, plan.name)
    return Spans(reference, name, kana)


def _typed_of_number(plan: Plan, letters: str, digits: str) -> list[int]:
    """Return the places of typed letters and digits in the canonical number."""
    places = list(range(len(letters))) if plan.letters == letters else []
    if not plan.finds_by_number or (plan.letters and not places):
        return places
    start = len(letters)
    if plan.letters and digits.startswith(plan.digits):
        pass
    elif digits.endswith(plan.digits):
        start += len(digits) - len(plan.digits)
    elif not digits.startswith(plan.digits):
        return places
    return places + list(range(start, start + len(plan.digits)))


def _in_printed(printed: str, places: list[int]) -> tuple[Span, ...]:
    signs = [at for at, sign in enumerate(printed) if sign.isalnum()]
    return _runs([signs[place] for place in places if place < len(signs)], printed)


def _in_text(text: str, typed: str) -> tuple[Span, ...]:
    """Return where `typed`, a key, stands in `text`; nothing where that is not certain."""
    folded = fold(text)
    owners = _owners(text, folded)
    if not typed or len(owners) != len(folded):
        return ()
    kept = kept_positions(folded)
    start = plain("".join(folded[at] for at in kept)).find(typed)
    if start < 0:
        return ()
    shown = set(kept[start : start + len(typed)])
    hidden = {owners[at] for at in kept if at not in shown}
    clusters = {owners[at] for at in shown} - hidden
    return _runs(sorted(at for start, end in clusters for at in range(start, end)), text)


def _owners(text: str, folded: str) -> list[Span]:
    """Return for each character of the folded text which characters of `text` it comes from."""
    if _EACH_FOR_ITSELF.fullmatch(text):
        return [(at, at + 1) for at in range(len(folded))]
    return [
        cluster.span()
        for cluster in _CLUSTER.finditer(text.replace("\n", " "))
        for _ in fold(cluster[0])
    ]


def _runs(places: list[int], text: str) -> tuple[Span, ...]:
    """Join places to runs; spaces and signs between two typed characters belong to the run."""
    runs: list[Span] = []
    for place in places:
        if runs and not any(sign.isalnum() for sign in text[runs[-1][1] : place]):
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return tuple(runs)
