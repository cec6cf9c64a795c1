"""Progress on stderr, files written whole, colour only where it is wanted."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tahkik.cli.output import Out, Progress
from tahkik.cli.status import of_pages
from tahkik.report.paint import wants_colour
from tahkik.report.visible import width


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_on_a_terminal_overwrites_one_line() -> None:
    stream = Terminal()
    progress = Progress(stream)
    progress("s/a.txt", 1, 2)
    progress("s/b\x1b" + "x" * 500, 2, 2)
    progress.close()
    lines = stream.getvalue().split("\r\x1b[K")
    assert lines[1] == "s/a.txt 1/2"
    assert lines[2].startswith("s/b␛")
    assert lines[2].endswith(" 2/2")
    assert width(lines[2]) <= 100
    assert lines[3] == ""


def test_progress_elsewhere_says_only_what_is_worth_a_line() -> None:
    stream = io.StringIO()
    progress = Progress(stream)
    progress("s/a.txt", 1, 2)
    progress("s/a.txt", 1, 0)
    progress("preparing, once")
    assert stream.getvalue() == "preparing, once\n"


@pytest.mark.parametrize(
    ("stream", "variables", "expected"),
    [
        (Terminal(), {}, True),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"NO_COLOR": ""}, True),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {}, False),
    ],
)
def test_colour(stream: io.StringIO, variables: dict[str, str], expected: bool) -> None:
    assert wants_colour(stream, variables) is expected


def test_a_file_is_written_whole_at_the_end(tmp_path: Path) -> None:
    out = Out(tmp_path / "x")
    out.write("İki ")
    assert not out.path.exists() if out.path else False
    out.write("\ud800")
    out.close()
    assert (tmp_path / "x").read_text(encoding="utf-8") == "İki \\ud800"


@pytest.mark.parametrize(
    ("statuses", "worst"), [([], 0), ([0, 3], 3), ([3, 1, 0], 1), ([1, 2, 3], 2), ([0, 0], 0), ([3, 2], 2)]
)
def test_the_worst_page_counts(statuses: list[int], worst: int) -> None:
    assert of_pages(statuses) == worst
