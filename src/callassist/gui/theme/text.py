"""Text for labels: escaped, and spaced to be read aloud."""

from __future__ import annotations

from html import escape


def spaced(text: str, percent: int = 170) -> str:
    """
    Return rich text with room between its lines.

    Args:
        text: plain text; each line break is a breath.
        percent: line height; 170 for what is said aloud.
    """
    body = "<br>".join(escape(line) for line in text.splitlines())
    return f'<p style="line-height:{percent}%; margin:0">{body}</p>'
