"""Makes the set and writes it: `PYTHONPATH=scripts python -m evaluation.making`."""

from __future__ import annotations

from evaluation.dataset import EvaluationSet, save
from evaluation.making import nobody, numbers, sounds, spellings
from evaluation.making.writing import Writer

SEED = 20231117


def make() -> EvaluationSet:
    """Return the whole set, the same each time."""
    writer = Writer(SEED)
    for part in (spellings, sounds, numbers, nobody):
        part.everything(writer)
    return writer.made


if __name__ == "__main__":
    save(make())
