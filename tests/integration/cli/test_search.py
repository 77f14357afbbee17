"""`search` and `show`: what they print to whom."""

from __future__ import annotations

from pathlib import Path

from tests.integration.cli.conftest import ROWS, Demo

MASK = "・"
FAMILY = "佐藤"
SHAPE = {"query", "elapsed_ms", "total", "total_is_floor", "hits"}


def test_prints_whole_rows_to_a_supervisor(demo: Demo) -> None:
    """The object has the contract's keys, and references are canonical."""
    ran = demo.as_("supervisor")("search", FAMILY, "--json", "--limit", "3")
    assert (0, "") == (ran.status, ran.err)
    assert set(ran.json) >= SHAPE
    assert FAMILY == ran.json["query"]
    (first, *_) = ran.json["hits"]
    assert {"reference", "name", "match", "by"} == set(first)
    assert first["reference"][0] in "ABC"
    assert first["reference"][1:].isdigit()
    assert first["name"].startswith(FAMILY)


def test_prints_only_what_was_typed_to_an_operator(demo: Demo) -> None:
    """No digit and no character of a name that the operator did not type is anywhere in it."""
    ran = demo.as_("operator")("search", FAMILY, "--json", "--limit", "50")
    assert 0 == ran.status
    assert ran.json["hits"]
    for hit in ran.json["hits"]:
        assert {MASK} == set(hit["reference"])
        assert set(hit["name"]) <= {*FAMILY, MASK}


def test_finds_a_person_by_the_number_as_it_is_said(demo: Demo) -> None:
    """A number written in another way is exact, from an argument or from standard input."""
    supervisor = demo.as_("supervisor", "--json")
    reference = supervisor("search", FAMILY, "--limit", "1").json["hits"][0]["reference"]
    written = f"No.{reference[0].lower()}-{reference[1:4]}-{reference[4:]}"
    hit = supervisor("search", "-", given=f"{written}\n").json["hits"][0]
    assert (reference, "exact") == (hit["reference"], hit["match"])


def test_answers_a_batch_line_by_line(demo: Demo, tmp_path: Path) -> None:
    """Each line has its answer, in order: an empty line, junk and what is no UTF-8 too."""
    queries = [FAMILY, "", "Z9999999", "' OR 1=1 --", "a\rb", "x\u2028y\x85", "\x00", "たなか"]
    given = "\n".join(queries).encode() + b"\n\xff\xfe\r\n"
    supervisor = demo.as_("supervisor")
    ran = supervisor("search", "--batch", "-", "--json", given=given)
    assert (0, [*queries, "\ufffd\ufffd"]) == (ran.status, [line["query"] for line in ran.lines])
    assert [True, False, False, False] == [bool(line["total"]) for line in ran.lines[:4]]

    file = tmp_path / "queries.txt"
    file.write_bytes(b"\xef\xbb\xbf" + FAMILY.encode() + b"\r\n\r\n")
    assert [FAMILY, ""] == [
        line["query"] for line in supervisor("search", "--batch", str(file)).lines
    ]


def test_refuses_a_batch_to_an_operator(demo: Demo) -> None:
    """An operator has one caller at a time, even where the list of queries is empty."""
    ran = demo.as_("operator")("search", "--batch", "-", "--json")
    assert (4, "not-allowed") == (ran.status, ran.json["error"]["code"])


def test_refuses_an_auditor(demo: Demo) -> None:
    """The auditor reads the access log and nothing else."""
    auditor = demo.as_("auditor")
    statuses = [
        auditor("search", FAMILY).status,
        auditor("show", "A0000001").status,
        auditor("rosters", "list").status,
    ]
    assert [4, 4, 4] == statuses


def test_shows_a_record(demo: Demo) -> None:
    """A supervisor gets the row's items, an operator what is possible, both the answers."""
    supervisor, operator = demo.as_("supervisor", "--json"), demo.as_("operator", "--json")
    reference = supervisor("search", FAMILY, "--limit", "1").json["hits"][0]["reference"]
    whole, public = supervisor("show", reference).json, operator("show", reference).json
    for told in (whole, public):
        assert {"reference", "prefix", "incident", "items", "answers"} <= set(told)
        assert (reference, reference[0]) == (told["reference"], told["prefix"])
        assert {"item", "explanation", "certainty"} == set(told["items"][0])
        assert {"id", "title", "state"} == set(told["answers"][0])
    assert {item["certainty"] for item in public["items"]} <= {"possible", "confirmed"}
    assert {item["item"] for item in whole["items"]} <= {item["item"] for item in public["items"]}


def test_refuses_an_unknown_reference(demo: Demo) -> None:
    """Nothing is shown for a number that is not on the roster."""
    ran = demo.as_("operator")("show", "-", "--json", given="A0000000")
    assert (3, "unknown-reference") == (ran.status, ran.json["error"]["code"])
    assert "0000000" not in ran.err


def test_lists_the_roster(demo: Demo) -> None:
    """The one version is active and its rows are those asked for."""
    ran = demo.as_("supervisor")("rosters", "list", "--json")
    (version,) = ran.json["rosters"]
    assert (True, True) == (version["active"], 0 < version["rows"] <= ROWS)
