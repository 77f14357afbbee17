"""A Markdown file of a pack: TOML front matter, then one section a kind of text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Generic, TypeVar

from markdown_it import MarkdownIt
from markdown_it.token import Token

FENCE = "+++"
Meta = TypeVar("Meta")


class Section(StrEnum):
    """The sections of a text, by the heading that authors write."""

    BRIEF = "一言"
    NORMAL = "ふつう"
    SLOW = "ゆっくり"
    KNOW = "参考(社内)"
    NEVER = "案内禁止"


SPOKEN = (Section.BRIEF, Section.NORMAL, Section.SLOW)


@dataclass(frozen=True, slots=True)
class Block:
    """Plain text of one section and the line it starts on, from 1."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Document(Generic[Meta]):
    """A text file: path inside the pack, front matter, and its sections."""

    file: str
    meta: Meta
    sections: dict[Section, Block]

    def text(self, section: Section) -> str:
        """Return a section's plain text, or "" where the file has none."""
        block = self.sections.get(section)
        return block.text if block else ""


@dataclass(frozen=True, slots=True)
class Stray:
    """A heading that is no section, a section twice, or text outside of all sections."""

    line: int
    detail: str


def split_front_matter(text: str) -> tuple[str, str, int]:
    """
    Split a file into its front matter and its body.

    Returns:
        TOML source, Markdown source, and how many lines stand before the body; the TOML source
        is "" where the file has no front matter.
    """
    lines = text.split("\n")
    if lines[0].strip() != FENCE or FENCE not in (line.strip() for line in lines[1:]):
        return "", text, 0
    end = next(number for number, line in enumerate(lines[1:], 1) if line.strip() == FENCE)
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 1


def parse_sections(body: str, offset: int) -> tuple[dict[Section, Block], list[Stray]]:
    """
    Read the sections of a Markdown body.

    Args:
        body: Markdown with the headings of `Section`.
        offset: lines of the file before the body.

    Returns:
        Plain text by section (a breath a line, a step a paragraph), and what did not fit.
    """
    collected: dict[Section, list[Block]] = {}
    strays: list[Stray] = []
    current: Section | None = None
    tokens = _parser().parse(body)
    for index, token in enumerate(tokens):
        if token.type != "inline" or token.map is None:
            continue
        line = token.map[0] + 1 + offset
        if tokens[index - 1].type == "heading_open":
            current = _section(token.content)
            if current is None or current in collected:
                strays.append(Stray(line, token.content))
            else:
                collected[current] = []
        elif current is None:
            strays.append(Stray(line, token.content))
        else:
            bullet = "・" if _in_list(tokens, index) else ""
            collected.setdefault(current, []).append(Block(bullet + plain(token), line))
    return {section: _join(blocks) for section, blocks in collected.items()}, strays


def plain(token: Token) -> str:
    """Return an inline token as text: emphasis gone, a line a line."""
    parts = []
    for child in token.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
        else:
            parts.append(child.content)
    return "".join(parts)


def _join(blocks: list[Block]) -> Block:
    """Join paragraphs by an empty line, and the points of a list by a new line."""
    text = ""
    for block in blocks:
        tight = block.text.startswith("・") and text.rpartition("\n")[2].startswith("・")
        text += ("\n" if tight else "\n\n" if text else "") + block.text
    return Block(text, blocks[0].line if blocks else 0)


def _section(heading: str) -> Section | None:
    name = unicodedata.normalize("NFKC", heading).strip()
    return next((section for section in Section if section.value == name), None)


def _in_list(tokens: list[Token], index: int) -> bool:
    return index > 1 and tokens[index - 2].type == "list_item_open"


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})


def paragraphs(text: str) -> Iterable[list[str]]:
    """Yield the steps of a text, each as its breaths."""
    for paragraph in text.split("\n\n"):
        if breaths := [line for line in paragraph.split("\n") if line.strip()]:
            yield breaths
