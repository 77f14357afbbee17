"""Every rule of the content: a pack that breaks exactly one thing is told exactly that."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from callassist.content import check, load
from callassist.domain.errors import RefusedError
from callassist.words.catalogue import LANGUAGES, catalogue

from .packs import edit, shipped_copy, small_pack


@dataclass(frozen=True, slots=True)
class Break:
    """
    One thing wrong: in `file`, `old` became `new`; without `old` the file is gone.

    `told` is the file that the finding names, where it is another.
    """

    rule: str
    file: str
    old: str = ""
    new: str = ""
    told: str = ""


A, B, C = (f"incidents/{prefix}" for prefix in "ABC")
NEVER = "\n## 案内禁止"
TERM = '[[term]]\nterm = "{}"\nreading = "{}"\nplain = "はい。"\n'
SPARE_FACT = (
    '[[fact]]\nname = "plan.pages"\nvalue = "12頁"\nas_of = 2023-05-12\n'
    'source = "notice"\nsection = "apology"\n\n'
)

BREAKS = (
    Break("schema", "pack.toml", 'id = "kansai', 'colour = "red"\nid = "kansai'),
    Break("schema", "facts.toml", "[[fact]]", "[[fact"),
    Break("schema", "answers/compensation.md", "order = 180", 'order = "first"'),
    Break("schema", "answers/compensation.md", "+++", "---"),
    Break("missing-file", "common.md"),
    Break("missing-file", f"{B}/explanation.md"),
    Break("missing-file", "contract.svg"),
    Break("unknown-script", "unknown.md"),
    Break("sections", "answers/compensation.md", NEVER, "\n## 補足\n\nはい。\n" + NEVER),
    Break("sections", "answers/compensation.md", NEVER, "\n## 一言\n\nはい。\n" + NEVER),
    Break("sections", "answers/compensation.md", "\n## 一言", "\nはい。\n\n## 一言"),
    Break("three-lengths", "unknown.md", "## ゆっくり\n", ""),
    Break("three-lengths", "flows/b.toml", 'brief = "漏洩したのは、契約名義と', 'brief = ""#'),
    Break("breath", "answers/compensation.md", "補償については、", "補償については、" * 8),
    Break("breath", "flows/b.toml", "関西電力は毎月、", "関西電力は毎月、" * 8),
    Break(
        "step", "answers/prevention.md", "提出しております。\n\nこれ", "提出しております。\nこれ"
    ),
    Break("step", "flows/b.toml", "関西電力は毎月、", "はい。\n\n関西電力は毎月、"),
    Break("bold", "common.md", "- 小売", "- これは**「大切」**です。小売"),
    Break("mixed-kinds", "answers/person-in-charge.md", "責任のある者から", "エスカレーションし"),
    Break("mixed-kinds", f"{C}/explanation.md", "お客さまがどちら", "C1かC2か、お客さまがどちら"),
    Break("template", "common.md", "- 小売", "- {% if true %}小売"),
    Break("template", "common.md", "- 小売", "- {{ organisation }}小売"),
    Break("fact-undefined", f"{A}/explanation.md", "- 判明した", "- {{ fact.A.pages }}判明した"),
    Break(
        "fact-unused", "facts.toml", '[[fact]]\nname = "law', SPARE_FACT + '[[fact]]\nname = "law'
    ),
    Break("fact-incomplete", "facts.toml", 'value = "消費者ホットライン 188"\n', ""),
    Break(
        "fact-incomplete",
        "facts.toml",
        'value = "2020年4月"\nas_of = 2023-05-12\n',
        'value = "x"\n',
    ),
    Break("figure", f"{A}/explanation.md", "- 判明した", "- 4画面で判明した"),
    Break("figure", f"{A}/explanation.md", "- 判明した", "- ４画面で判明した"),
    Break("figure", f"{A}/explanation.md", "- 判明した", "- 四画面で判明した"),
    Break("figure", "answers/why-now.md", "お手紙は、漏洩", "十二月十三日からお手紙は、漏洩"),
    Break("figure", f"{C}/explanation.md", "- ①②は", "- ①②③は"),
    Break(
        "client-fact",
        "answers/lost-resend.md",
        "お手紙の再送",
        "{{ fact.client.resend }}、お手紙の再送",
    ),
    Break("client-fact", f"{A}/incident.toml", 'period = "', 'period = "{{ fact.client.hours }}'),
    Break("aspect", f"{B}/aspects/cause.md"),
    Break(
        "silence",
        f"{C}/aspects/cause.md",
        "くわしい原因は、お知らせに記載がございません。確認",
        "確認",
    ),
    Break(
        "callback",
        "answers/compensation.md",
        "補償については、確認して折り返しご連絡",
        "補償については、ご案内",
    ),
    Break("callback", "answers/two-letters.md", "くわしい理由は、確認して折り返しご連絡", "ご案内"),
    Break("source", "answers/prevention.md", 'source = ["apology"]\n', ""),
    Break("source", "answers/prevention.md", '"apology"', '"press"'),
    Break("source", f"{A}/aspects/cause.md", 'source = ["contract"]\n', ""),
    Break("source", "facts.toml", 'section = "b-course"', 'section = "press"'),
    Break("bound", f"{A}/explanation.md", "- 判明した", "- ほかの情報は含まれていません。判明した"),
    Break(
        "bound",
        "answers/c-misuse.md",
        "## ふつう\n",
        "## ふつう\n\n外部流出は確認されておりません。\n",
    ),
    Break("bound", f"{C}/explanation.md", "- ①②は", "- これ以外は含まれておりません。①②は"),
    Break("bound", f"{A}/explanation.md", "- 判明した", "- 悪用は確認できていません。判明した"),
    Break("bound", "common.md", "## ふつう\n", "## ふつう\n\n外部流出は確認されておりません。\n"),
    Break(
        "bound", f"{B}/explanation.md", "- 電力取引報は", "- 設計の考慮漏れ等による。電力取引報は"
    ),
    Break("bound", f"{C}/explanation.md", "- ①②は", "- システムの改修による。①②は"),
    Break("bound", f"{B}/explanation.md", "- 電力取引報は", "- {{ fact.A.reported }}電力取引報は"),
    Break("certainty", "answers/a-high.md", "漏洩した可能性がございます", "含まれておりました"),
    Break("certainty", "answers/a-high.md", 'certainty = "possible"\n', ""),
    Break("certainty", "answers/a-high.md", '"possible"', '"confirmed"'),
    Break("certainty", "answers/b-items.md", "漏洩したのは", "漏洩した可能性がございますのは"),
    Break("certainty", f"{B}/incident.toml", '"confirmed"', '"possible"', f"{B}/explanation.md"),
    Break("forbidden", "answers/no-letter.md", "お手紙は順番に", "対象外です。お手紙は順番に"),
    Break("forbidden", "answers/compensation.md", "補償については", "お客様の補償については"),
    Break("forbidden", f"{A}/explanation.md", "調査の結果、{{", "調査の結果、合わせて{{"),
    Break(
        "forbidden",
        "answers/account-card.md",
        "恐れ入ります。口座や",
        "口座は漏れておりません。口座や",
    ),
    Break("forbidden", f"{A}/explanation.md", "情報を閲覧して", "情報を見られる状態だっただけで"),
    Break(
        "forbidden", "flows/a.toml", "契約名義などが漏洩した可能", "契約名義が漏洩しました。可能"
    ),
    Break("hard-word", "glossary.toml", '"検針票"', '"検針用紙"', "flows/c.toml"),
    Break("reading", "glossary.toml", '"りきりつ"', '"力りつ"'),
    Break("plain", f"{A}/incident.toml", '"お届けしている電気の電圧です。"', '""'),
    Break("plain", "glossary.toml", '"もとになるデータのことです。"', '""'),
    Break("keywords", "answers/b-items.md", "keywords = [", 'keywords = ["項目"] # ['),
    Break("unknown-prefix", "answers/a-misuse.md", '["A"]', '["A", "Z"]'),
    Break("unknown-prefix", "pack.toml", 'prefixes = ["A", "C"]', 'prefixes = ["A", "Z"]'),
    Break("unknown-item", f"{B}/incident.toml", '"retailer-name"]', '"retailer-name", "size"]'),
    Break("unknown-class", f"{C}/incident.toml", 'case = "C2"', 'case = "C9"'),
    Break("unknown-class", "flows/c1.toml", '["c1"]', '["c9"]'),
    Break("unknown-link", "flows/b.toml", '"b-other-use"', '"nowhere"'),
    Break("unknown-link", "flows/b.toml", '"b-other-use"', '"a-misuse"'),
    Break("unknown-link", "flows/b.toml", 'id = "items"', 'id = "items"\nnext = "nowhere"'),
    Break("unknown-link", "flows/b.toml", 'use = "greeting"', 'use = "nowhere"'),
    Break("duplicate-id", "callers.toml", 'id = "agent"', 'id = "holder"'),
    Break(
        "duplicate-id",
        "glossary.toml",
        '[[term]]\nterm = "力率"',
        TERM.format("諸元", "しょげん") + '\n[[term]]\nterm = "力率"',
    ),
    Break("numbering", "pack.toml", "groups = [3, 4]", "groups = [3, 3]"),
    Break("picture", "letter.svg", "<desc>", "<style>text{fill:red}</style><desc>"),
    Break("picture", "contract.svg", '<rect x="1"', '<rect class="panel" x="1"'),
    Break("picture", "contract.svg", "</svg>", ""),
    Break("picture-example", "letter.svg", "例", "あ"),
    Break("pattern", "pack.toml", '["折り返しご連絡"]', '["["]'),
)


def _name(one: Break) -> str:
    return f"{one.rule}-{one.file.replace('/', '-')}"


@pytest.mark.parametrize("broken", BREAKS, ids=_name)
def test_a_pack_that_breaks_one_thing_is_told_exactly_that(broken: Break, tmp_path: Path) -> None:
    """One fault fires its own rule in its own file, and no other rule."""
    pack = shipped_copy(tmp_path)
    if broken.old:
        edit(pack, broken.file, broken.old, broken.new)
    else:
        (pack / broken.file).unlink()
    findings = check(pack)
    assert {broken.rule} == {one.rule for one in findings}
    assert (broken.told or broken.file) in {one.file for one in findings}


def test_a_prefix_that_no_number_can_have_is_refused(tmp_path: Path) -> None:
    """A prefix in small letters would never be found: the folder's name is refused."""
    pack = small_pack(tmp_path)
    shutil.copytree(pack / "incidents" / "X", pack / "incidents" / "xb")
    assert [("prefix", "incidents/xb/incident.toml")] == [
        (one.rule, one.file) for one in check(pack)
    ]


def test_items_without_a_certainty_are_refused(tmp_path: Path) -> None:
    """Telling which items leaked without saying how sure that is breaks the certainty rule."""
    pack = shipped_copy(tmp_path)
    edit(pack, f"{A}/aspects/items.md", 'certainty = "possible"\n', "")
    edit(pack, f"{A}/aspects/items.md", "可能性がございます", "おそれがございます")
    assert {("certainty", f"{A}/aspects/items.md")} == {(one.rule, one.file) for one in check(pack)}


def test_a_finding_names_the_line(tmp_path: Path) -> None:
    """An author is led to the very line, and told the words."""
    pack = shipped_copy(tmp_path)
    edit(pack, "answers/compensation.md", "言い方は", "2回言う。言い方は")
    lines = (pack / "answers/compensation.md").read_text(encoding="utf-8").split("\n")
    expected = next(number for number, line in enumerate(lines, 1) if "2回" in line)
    assert [("figure", expected, "2")] == [(one.rule, one.line, one.detail) for one in check(pack)]


def test_every_rule_has_its_sentences_in_every_language() -> None:
    """A finding is explained, with what to do, in Japanese and in English."""
    rules = {one.rule for one in BREAKS} | {"prefix"}
    for language in LANGUAGES:
        words = catalogue(language)
        wanted = {f"content.{rule}.{part}" for rule in rules for part in ("message", "hint")}
        assert set() == wanted - words.keys()


@pytest.mark.parametrize("broken", [one for one in BREAKS if one.rule == "schema"], ids=_name)
def test_a_pack_that_cannot_be_read_is_not_loaded(broken: Break, tmp_path: Path) -> None:
    """A file outside the schema refuses the pack and is named."""
    pack = shipped_copy(tmp_path)
    edit(pack, broken.file, broken.old, broken.new)
    with pytest.raises(RefusedError) as caught:
        load(pack)
    assert ("content-broken", {"file": broken.file}) == (caught.value.code, caught.value.params)


@pytest.mark.parametrize(
    "broken",
    [one for one in BREAKS if one.rule in {"client-fact", "fact-undefined", "template"}],
    ids=_name,
)
def test_a_text_without_its_facts_is_never_loaded(broken: Break, tmp_path: Path) -> None:
    """No gap, no guess and no template syntax ever reaches an operator's screen."""
    pack = shipped_copy(tmp_path)
    edit(pack, broken.file, broken.old, broken.new)
    with pytest.raises(RefusedError) as caught:
        load(pack)
    assert "content-unfilled" == caught.value.code


def test_a_folder_without_a_pack_is_refused(tmp_path: Path) -> None:
    """A wrong folder is told as such."""
    with pytest.raises(RefusedError) as caught:
        load(tmp_path)
    assert "content-missing" == caught.value.code
