"""An error becomes a sentence and a next step; the window says nothing of its own making."""

from __future__ import annotations

from callassist.domain.errors import CallAssistError
from callassist.words.catalogue import Catalogue, Sentence


def explain(words: Catalogue, error: CallAssistError) -> Sentence:
    """Return what to tell the person about an error."""
    return words.explain(error)
