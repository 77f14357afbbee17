"""Text files: front matter, sections, and Markdown turned into plain text."""

from __future__ import annotations

from callassist.content.document import (
    Block,
    Section,
    Stray,
    paragraphs,
    parse_sections,
    split_front_matter,
)


def test_front_matter_is_split_from_the_body() -> None:
    """The lines before the body are counted, so that a finding names the right one."""
    assert ('a = "b"', "body", 3) == split_front_matter('+++\na = "b"\n+++\nbody')


def test_a_file_without_front_matter_is_all_body() -> None:
    """An unclosed fence is no front matter."""
    assert ("", "+++\nbody", 0) == split_front_matter("+++\nbody")


def test_lines_are_breaths_and_paragraphs_are_steps() -> None:
    """Line breaks of the author stay."""
    sections, strays = parse_sections("## 一言\n\nはい。\nはい。\n\nいいえ。\n", 2)
    assert {Section.BRIEF: Block("はい。\nはい。\n\nいいえ。", 5)} == sections
    assert [] == strays
    assert [["はい。", "はい。"], ["いいえ。"]] == list(paragraphs(sections[Section.BRIEF].text))


def test_points_of_a_list_stand_one_below_the_other() -> None:
    """A list becomes lines that open with a dot."""
    sections, _ = parse_sections("## 参考(社内)\n\nまず。\n\n- 一方\n- **他方**\n", 0)
    assert "まず。\n\n・一方\n・他方" == sections[Section.KNOW].text


def test_emphasis_that_markdown_does_not_close_stays_visible() -> None:
    """The check finds what a reader would see."""
    sections, _ = parse_sections("## 案内禁止\n\nこれは**「重要」**です\n", 0)
    assert "これは**「重要」**です" == sections[Section.NEVER].text


def test_full_width_brackets_in_a_heading_are_the_same_heading() -> None:
    """An author's input method does not decide."""
    sections, strays = parse_sections("## 参考（社内）\n\nはい。\n", 0)
    assert ({Section.KNOW}, []) == (set(sections), strays)


def test_text_outside_of_the_headings_is_told() -> None:
    """Nothing an author wrote is dropped silently."""
    _, strays = parse_sections("はい。\n\n## 補足\n\nはい。\n", 4)
    assert [Stray(5, "はい。"), Stray(7, "補足"), Stray(9, "はい。")] == strays
