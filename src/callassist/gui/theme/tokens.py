"""The colours of the light and the dark window, by what they mean."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """
    One colour scheme; every value is "#RRGGBB".

    Args:
        dark: whether the ground is dark.
        canvas: ground of the window; surface: ground of cards, fields and bars.
        line: hairlines; field_line: frame of what can be typed in (3:1 on its ground).
        text: what is read; muted: labels; inverse: text on the accent.
        accent: the one accent; weak: its tint.
        say, say_bar, say_label: what to say now; know: internal notes.
        never, never_bar, never_text: what must not be said.
        match: agreement and success; mark: ground of typed characters.
        hues: one per incident, each beside a shape; hue_text: letter on them.
    """

    dark: bool
    canvas: str
    surface: str
    line: str
    field_line: str
    text: str
    muted: str
    inverse: str
    accent: str
    accent_strong: str
    weak: str
    say: str
    say_bar: str
    say_label: str
    know: str
    never: str
    never_bar: str
    never_text: str
    match: str
    mark: str
    hues: tuple[str, ...]
    hue_text: str

    def hue(self, index: int) -> str:
        """Return the colour of an incident; more incidents than hues start again."""
        return self.hues[index % len(self.hues)]


LIGHT = Tokens(
    dark=False,
    canvas="#F5F6F8",
    surface="#FFFFFF",
    line="#DCE0E6",
    field_line="#8A94A3",
    text="#1A1E24",
    muted="#59636F",
    inverse="#FFFFFF",
    accent="#1D5BBF",
    accent_strong="#174A9C",
    weak="#E9F0FB",
    say="#FFF8E6",
    say_bar="#D99100",
    say_label="#8A5A00",
    know="#F0F3F6",
    never="#FCEBEA",
    never_bar="#C0392B",
    never_text="#A93226",
    match="#1E7F4F",
    mark="#FFE08A",
    hues=("#3F5BD9", "#0B7A75", "#B4500B", "#8E2F87", "#5D6A13", "#7A4632"),
    hue_text="#FFFFFF",
)

DARK = Tokens(
    dark=True,
    canvas="#13161A",
    surface="#1B1F25",
    line="#2E343C",
    field_line="#6C7683",
    text="#E8EBEF",
    muted="#A1ABB7",
    inverse="#13161A",
    accent="#7FB0FF",
    accent_strong="#A3C7FF",
    weak="#1E2A3D",
    say="#2B2617",
    say_bar="#E0A93B",
    say_label="#E0A93B",
    know="#22272E",
    never="#331E1E",
    never_bar="#FF8A80",
    never_text="#FF8A80",
    match="#6FCF97",
    mark="#6B4F12",
    hues=("#93A2FF", "#4CC9BF", "#F2A065", "#E29BDD", "#BFCB6A", "#D8A48F"),
    hue_text="#13161A",
)
