"""Dates as they are said aloud."""

from __future__ import annotations

from datetime import datetime

from callassist.words.catalogue import Catalogue


def said_date(moment: datetime, words: Catalogue) -> str:
    """
    Return the local date of a moment, such as "2022年12月13日(火)".

    Args:
        moment: aware.
        words: the catalogue of the window's language.
    """
    day = moment.astimezone()
    return words.text(
        "desk.date",
        year=day.year,
        month=day.month,
        day=day.day,
        weekday=words.text(f"desk.weekday.{day.isoweekday()}"),
    )
