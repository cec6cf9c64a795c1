"""The commands against a stand-in for the API: what goes where, and the exit status."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tahkik.cli import main
from tahkik.model import Refusal


@pytest.fixture(autouse=True)
def _use_stand(stand: Any) -> None:
    """Every test here has the stand-in."""


@pytest.mark.parametrize(
    ("names", "options", "status"),
    [
        ("clean", "", 0),
        ("note", "", 0),
        ("warning", "", 1),
        ("error", "", 1),
        ("nothing", "", 3),
        ("absent", "", 2),
        ("bug", "", 2),
        ("note", "--fail-on note", 1),
        ("warning", "--fail-on error", 0),
        ("error", "--fail-on error", 1),
        ("clean nothing", "", 3),
        ("clean nothing warning", "", 1),
        ("clean nothing warning absent", "", 2),
    ],
)
@pytest.mark.parametrize("format", ["terminal", "json"])
def test_exit_status(names: str, options: str, status: int, format: str, pages: Path) -> None:
    files = [str(pages / f"{name}.txt") for name in names.split()]
    assert main(["check", *files, "--sources", "s", "--format", format, *options.split()]) == status


def test_a_bad_page_stops_no_other(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(pages / "absent.txt"), str(pages / "warning.txt"), "--sources", "s"])
    out, err = capsys.readouterr()
    assert "1 warning" in out
    assert err.startswith(f"error: there is no file {pages / 'absent.txt'}.\n\nhint: look at its name\n")


def test_a_bad_page_stands_in_the_array(root: Path, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(pages / f"{name}.txt") for name in ("absent", "bug", "warning")]
    main(["check", *files, "--sources", "s", "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert [page["document"]["source"] for page in found] == ["absent.txt", "bug.txt", "warning.txt"]
    assert [page.get("error", {}).get("code") for page in found] == ["read", "internal", None]
    schema = json.loads((root / "schema" / "result-1.json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(found)] == []


def test_pages_stand_in_one_html_report(pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(pages / f"{name}.txt") for name in ("absent", "warning")]
    report = tmp_path / "report.html"
    assert main(["check", *files, "--sources", "s", "--format", "html", "--output", str(report), "--ui", "tr"]) == 2
    assert capsys.readouterr().out == ""
    words = report.read_text(encoding="utf-8")
    assert words.startswith('<!doctype html>\n<html lang="tr">')
    assert 'id="p1-page"' in words
    assert 'id="p2-f1"' in words


def test_one_page_is_an_object(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(pages / "clean.txt"), "--sources", "s", "--format", "json", "--include-text"])
    assert json.loads(capsys.readouterr().out)["text"] == "clean met"


def test_options_reach_the_api(pages: Path, stand: Any) -> None:
    page = str(pages / "clean.txt")
    main(["check", page, "--language", "tr", "--max-size", "77", "--as", "L", "--sources", "A"])
    assert stand.asked[0] == (("A",), "tr", "L")
    assert stand.asked[1][1].language == "tr"
    assert stand.asked[1][1].max_size == 77
    stand.asked.clear()
    main(["check", page, "--sources", "A", "B"])
    assert stand.asked[0] == (("A", "B"), None, None)
    stand.asked.clear()
    main(["check", "--sources", "A", page])
    assert stand.asked[0] == (("A",), None, None)


def test_without_sources_the_page_is_checked_alone(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(pages / "note.txt")]) == 0
    assert "no source was given" in capsys.readouterr().out


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("warning met ‘ş’".encode())))
    assert main(["check", "-", "--sources", "s", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["document"]["source"] == "-"


def test_output_goes_to_the_file(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = pages / "report.txt"
    main(["check", str(pages / "warning.txt"), "--sources", "s", "--output", str(file)])
    assert "1 warning" in file.read_text(encoding="utf-8")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("options", "says", "hint"),
    [
        ("--corpus c --sources s", "--corpus and --sources contradict", "one of the two"),
        ("--sources a b --as L", "--as L names one source, and 2 are given", "leave --as out"),
        ("--as L", "--as L names one source, and none is given", "--sources"),
        ("--output no/such/folder/x.json", "there is no folder", "mkdir"),
        ("--output .", "is a folder", "name a file"),
        ("--format pdf", "--format knows no 'pdf'", "terminal, json, html"),
        ("--ui de", "--ui knows no 'de'", "en, tr"),
        ("--fail-on fatal", "--fail-on knows no 'fatal'", "note, warning, error"),
        ("--include-text", "--include-text", "--format json"),
        ("--max-size 0", "--max-size", "default"),
        ("--max-chance 2", "--max-chance", "0.02"),
        ("--max-size ten", "--max-size", "tahkik check --help"),
        ("--sources -", "standard input", "name a file"),
        ("--sources missing", "there is no 'missing'", "name a folder"),
        ("--nonsense", "--nonsense", "tahkik check --help"),
    ],
)
def test_contradictions_are_refused(
    options: str, says: str, hint: str, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(pages / "clean.txt"), *options.split()]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    first, _, rest = err.partition("\n\nhint: ")
    assert first.startswith("error: ")
    assert says in first
    assert hint in rest


@pytest.mark.parametrize("words", [["chek"], ["check"], ["compare", "a"], ["--nonsense"], ["read"]])
def test_usage_errors_name_the_help(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    err = capsys.readouterr().err
    assert err.startswith("error: ")
    assert "\n\nhint: tahkik" in err


def test_errors_as_json(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = str(pages / "clean.txt")
    assert main(["check", page, "--sources", "missing", "--format", "json"]) == 2
    error = json.loads(capsys.readouterr().out)["error"]
    assert (error["code"], error["hint"]) == ("source-missing", "name a folder")
    assert set(error) == {"code", "message", "hint", "details"}
    main(["check", "--format", "json", "--nonsense"])
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "usage"


def test_an_address_is_not_fetched(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "https://example.org/a", str(pages / "clean.txt"), "--sources", "s"]) == 2
    out, err = capsys.readouterr()
    assert "save the page" in err
    assert "clean.txt" in out


def test_an_internal_error_says_it_is_one(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(pages / "bug.txt"), "--sources", "s"])
    err = capsys.readouterr().err
    assert "this is a bug in Tahkik: ZeroDivisionError: by nought" in err
    assert "Traceback" not in err


def test_a_traceback_on_request(
    pages: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAHKIK_TRACEBACK", "1")
    main(["check", str(pages / "bug.txt"), "--sources", "s"])
    assert "Traceback" in capsys.readouterr().err


def test_an_interruption_is_said(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pages / "stop.txt").write_text("interrupt", encoding="utf-8")
    assert main(["check", str(pages / "stop.txt"), "--sources", "s"]) == 130
    assert capsys.readouterr().err.endswith("interrupted\n")


def test_sources_that_did_not_go_in_are_named(pages: Path, stand: Any, capsys: pytest.CaptureFixture[str]) -> None:
    stand.refusals = (Refusal("s/2.bin", "unknown-format", "no reader took it"),)
    main(["check", str(pages / "clean.txt"), "--sources", "s"])
    assert "s/2.bin: no reader took it" in capsys.readouterr().out
    main(["check", str(pages / "clean.txt"), "--sources", "s", "--format", "json"])
    out, err = capsys.readouterr()
    assert "s/2.bin: no reader took it" in err
    assert json.loads(out)["corpus"]["refusals"][0]["source"] == "s/2.bin"


def test_find(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "words met", "--sources", "s", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["quotations"][0]["text"] == "words met"
    assert main(["find", "words met"]) == 2
    assert "--sources" in capsys.readouterr().err


def test_find_in_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe met")))
    assert main(["find", "-", "--sources", "s"]) == 2
    assert "not UTF-8" in capsys.readouterr().err


def test_compare(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "nüfuzla", "nüfusla", "--language", "tr"]) == 0
    assert capsys.readouterr().out == "nüfuzla · nüfusla: Different words.\n  language tr\n"
    assert main(["compare", "a", "a", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["kind"] == "same"


def test_read_prints_the_written_text(pages: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (pages / "x.txt").write_bytes("İki\r\nsatır\x1b".encode())
    assert main(["read", str(pages / "x.txt")]) == 0
    assert capfdbinary.readouterr().out == "İki\r\nsatır\x1b".encode()


def test_read_as_json(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(pages / "clean.txt"), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["text"] == "clean met"
    assert main(["read", str(pages / "clean.txt"), "--format", "terminal"]) == 2


def test_cache(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cache"]) == 0
    assert "2 sets" in capsys.readouterr().out
    assert main(["cache", "--clear"]) == 0
    assert capsys.readouterr().out.startswith("Cleared 2 sets")


def test_the_interface_language(
    pages: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = str(pages / "clean.txt")
    main(["check", page, "--ui", "tr"])
    assert "kaynak verilmedi" in capsys.readouterr().out
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    main(["check", page])
    assert "kaynak verilmedi" in capsys.readouterr().out
    main(["check", page, "--ui", "en"])
    assert "no source was given" in capsys.readouterr().out
