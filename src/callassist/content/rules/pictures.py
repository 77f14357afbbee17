"""Pictures: drawn with what the window can show, and the letter marked as an example."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from callassist.content.rules.subject import Subject
from callassist.domain.pack import Finding

NEEDED = ("letter", "contract")
REFUSED_ELEMENTS = frozenset({"style", "script", "filter", "foreignObject", "image", "use"})
REFUSED_ATTRIBUTES = frozenset({"class", "filter", "href"})


def missing(subject: Subject) -> Iterator[Finding]:
    """A pack shows where the number stands on the letter, and who holds which contract."""
    for name in NEEDED:
        if name not in subject.source.pictures:
            yield Finding("missing-file", f"{name}.svg")


def drawable(subject: Subject) -> Iterator[Finding]:
    """A picture is well formed and uses nothing that is drawn elsewhere or not at all."""
    for name, text in subject.source.pictures.items():
        root = _parse(text)
        fault = "XML" if root is None else _fault(root)
        if fault:
            yield Finding("picture", f"{name}.svg", 0, fault)


def letter_is_an_example(subject: Subject) -> Iterator[Finding]:
    """Nobody can take the picture of the letter for somebody's letter."""
    root = _parse(subject.source.pictures.get("letter", ""))
    words = "".join(root.itertext()) if root is not None else ""
    if root is not None and subject.source.pack.wording.example not in words:
        yield Finding("picture-example", "letter.svg")


def _parse(text: str) -> Element | None:
    try:
        root = fromstring(text)
    except (ParseError, DefusedXmlException, ValueError):
        return None
    return root if isinstance(root, Element) else None


def _fault(root: Element) -> str:
    """Return the first thing a picture may not hold, or ""."""
    if _name(root.tag) != "svg":
        return _name(root.tag)
    for element in root.iter():
        name = _name(element.tag)
        refused = [_name(one) for one in element.attrib if _refuses(_name(one))]
        if name in REFUSED_ELEMENTS or refused:
            return refused[0] if refused else name
    return ""


def _refuses(attribute: str) -> bool:
    return attribute in REFUSED_ATTRIBUTES or attribute.startswith("on")


def _name(tag: str) -> str:
    return tag.rpartition("}")[2]
