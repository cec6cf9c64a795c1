"""``--sources`` with several values, the choices a command line may name, and commands that are named alone."""

from __future__ import annotations

import pytest

from tahkik.cli import door
from tahkik.cli.arguments import asked_format, spread_sources


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("check p --sources A B", "check p --sources A --sources B"),
        ("check p --sources A --sources B", "check p --sources A --sources B"),
        ("check p q --sources A B C --ui tr", "check p q --sources A --sources B --sources C --ui tr"),
        ("check --sources A p", "check --sources A p"),
        ("check --sources A --sources B p q", "check --sources A --sources B p q"),
        ("check --sources A p --sources B C", "check --sources A p --sources B --sources C"),
        ("check p --sources=A B", "check p --sources=A --sources B"),
        ("check p --sources A --explain B", "check p --sources A --explain B"),
        ("check --format json p --sources A B", "check --format json p --sources A --sources B"),
        ("check p --sources A B -- q", "check p --sources A --sources B -- q"),
        ("check - --sources A B", "check - --sources A --sources B"),
        ("check p --sources", "check p --sources"),
        ("find words --sources A B", "find words --sources A --sources B"),
        ("--help", "--help"),
        ("", ""),
    ],
)
def test_what_is_meant(given: str, meant: str) -> None:
    assert spread_sources(given.split()) == meant.split()


@pytest.mark.parametrize(
    ("given", "format"),
    [
        ("check p --format json", "json"),
        ("check --format=json p", "json"),
        ("check p --format", "terminal"),
        ("", "terminal"),
    ],
)
def test_the_format_is_known_even_where_nothing_else_is(given: str, format: str) -> None:
    assert asked_format(given.split()) == format


@pytest.mark.parametrize("words", [["corpus"], ["glossary"]])
def test_a_command_of_commands_alone_says_what_there_is(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert door.run(words) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith(f"Usage: tahkik {words[0]} ")
    assert "\n  " in printed.out
    assert printed.err == ""
