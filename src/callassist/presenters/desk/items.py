"""The one sentence about a person that may be said after the verification."""

from __future__ import annotations

from callassist.domain.pack import Certainty
from callassist.services.views import ReleasedRecord
from callassist.words.catalogue import Catalogue


def own_items(record: ReleasedRecord | None, words: Catalogue) -> str:
    """
    Return the sentence that tells a verified person what is confirmed of them.

    Args:
        record: what stage 1 released, or None.
        words: the catalogue.

    Returns:
        The sentence, or "" where nothing is confirmed: then the content's own words stand.
    """
    items = record.items if record else ()
    labels = [one.label for one in items if one.certainty is Certainty.CONFIRMED]
    return words.text("desk.say.own-items", items="、".join(labels)) if labels else ""
