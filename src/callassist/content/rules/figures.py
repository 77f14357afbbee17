"""Figures and dates come from facts; none is typed into a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from callassist.content.facts import PLACEHOLDER
from callassist.content.rules.subject import Subject, found
from callassist.domain.pack import Finding

# Words in which a numeral counts nothing; taken out before figures are looked for.
IDIOMS = re.compile(
    "一(?:部|つ|人|度|番|言|切|般|方|緒|通り|旦|連|覧|様|律|点|息|字|日も早|件ずつ|時(?=的|停|金))"
    "|二度と|万が?一|十分|第三者|三者|何[十百千万]+|数[十百千万]+|四半期|再三|千葉"
)
COUNTERS = (
    "年|月|日|時|分|秒|週|画面|帳票|件|人|名|社|回|個|[かカヶヵ箇]月|円|割|倍|項目|通|世帯|軒|台|枚"
    "|歳|桁|丁目|番|号|便|種類|[かカヶヵ箇]所|つ|パーセント|度|点"
)
FIGURE = re.compile(rf"\d+|[①-⓿❶-➓㉑-㊿]|[〇零一二三四五六七八九十百千万億]+(?:{COUNTERS})")


def typed_figures(subject: Subject) -> Iterator[Finding]:
    """No digits, in any width, and no counted or dated Japanese numeral outside a fact."""
    allowed = _case_names(subject)
    for passage in subject.texts.passages:
        text = _blank(PLACEHOLDER, passage.text)
        text = _blank(IDIOMS, _blank(allowed, text))
        if match := FIGURE.search(text):
            yield found("figure", passage, match[0], match.start())


def _case_names(subject: Subject) -> re.Pattern[str]:
    """Return what names a case, such as ① and C1: labels, not figures."""
    cases = [pair for one in subject.source.incidents for pair in one.cases.items()]
    names = [re.escape(name) for pair in cases for name in (pair[0], pair[1].meta.mark)]
    return re.compile("|".join(names) or r"(?!)")


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """Replace matches by as many spaces, so that positions stay."""
    return pattern.sub(lambda match: " " * len(match[0]), text)
