"""Packs to break: copies of the shipped one, and another company's small one."""

from __future__ import annotations

import shutil
from pathlib import Path

SHIPPED = Path(__file__).parents[3] / "resources" / "content" / "kansai-td-2023"

ASPECTS = ("what-happened", "items", "cause", "secondary-harm", "other")

LETTER = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>例</text></svg>'
CONTRACT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>契約</text></svg>'


def shipped_copy(folder: Path) -> Path:
    """Return a copy of the shipped pack that a test may break."""
    return Path(shutil.copytree(SHIPPED, folder / "pack"))


def edit(pack: Path, file: str, old: str, new: str) -> None:
    """Replace every `old` in a file of the pack; it must be there."""
    path = pack / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def small_pack(folder: Path) -> Path:
    """Write a fictional gas company's pack: prefixes X and XA, nothing of the shipped one."""
    pack = folder / "small"
    for name, text in _files().items():
        path = pack / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return pack


def text_file(front: str, say: str) -> str:
    """Return a text with the same sentence in its three lengths."""
    sections = "".join(f"\n## {name}\n\n{say}\n" for name in ("一言", "ふつう", "ゆっくり"))
    return f"+++\n{front}\n+++\n{sections}"


def _files() -> dict[str, str]:
    cited = 'source = ["notice"]'
    files = {
        "pack.toml": PACK,
        "facts.toml": FACTS,
        "glossary.toml": '[[term]]\nterm = "導管"\nreading = "どうかん"\nplain = "管です。"\n',
        "callers.toml": CALLERS,
        "common.md": text_file(cited, "みどりガスです。{{ fact.found }}に判明しました。"),
        "unknown.md": text_file("", "番号をもう一度お聞かせください。"),
        "flows/shared.toml": "step = []\n",
        "letter.svg": LETTER,
        "contract.svg": CONTRACT,
        "answers/what.md": text_file(ANSWER, "書類をなくしました。"),
    }
    for prefix, title in (("X", "書類の紛失"), ("XA", "封筒の誤送")):
        home = f"incidents/{prefix}"
        files[f"{home}/incident.toml"] = INCIDENT.format(title=title)
        files[f"{home}/explanation.md"] = text_file(cited, f"{title}がございました。")
        for aspect in ASPECTS:
            files[f"{home}/aspects/{aspect}.md"] = text_file("stated = false", "書いてありません。")
    return files


PACK = """
id = "midori-gas"
organisation = "みどりガス"
version = "1"
effective_from = 2024-01-31
[numbering]
digits = 4
groups = [4]
[sections]
notice = "お詫び"
[wording]
owed = "要確認"
callback = ["折り返し"]
silent = ["書いてありません"]
possible = ["かもしれません"]
confirmed = ["確かめました"]
internal = ["社内"]
hard = ["導管"]
example = "例"
"""

CALLERS = """
[[caller]]
id = "holder"
title = "ご本人"
may = "全部"
instead = "なし"
"""

FACTS = """
[[fact]]
name = "found"
value = "2024年1月31日(水)"
as_of = 2024-01-31
source = "notice"
section = "notice"
"""

ANSWER = """title = "何をなくしたのか"
heading = "書類"
order = 1
state = "full"
keywords = ["しょるい"]
source = ["notice"]"""

INCIDENT = """
title = "{title}"
hue = 0
shape = "circle"
concerned = "ガスをお使いの方です。"
recipients = "対象の方です。"
period = "ご契約の期間です。"
source = ["notice"]
[[point]]
when = "先月"
what = "判明"
[[item]]
id = "name"
label = "お名前"
plain = "お名前です。"
[[class]]
id = "all"
label = "全員"
certainty = "confirmed"
items = ["name"]
"""
