"""A source's words without its structure: the same text, title, author and date."""

from pathlib import Path

import pytest

from tahkik.options import ReadOptions
from tahkik.read import read

HEAD = "The mill on the weir\nBy Ada Lind\n3 March 1912\n\n"
BODY = "Each spring the miller counted the planks of the weir, and each spring two were gone.\n\n" * 200


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_words_alone_are_the_same_words(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(("# " if name.endswith("md") else "") + HEAD + BODY, encoding="utf-8")
    whole, words = read(file), read(file, ReadOptions(structure=False))
    for field in ("text", "sha256", "text_sha256", "media_type", "language", "title", "author", "published", "repairs"):
        assert getattr(words, field) == getattr(whole, field), field
    assert whole.blocks
    assert not words.blocks


def test_a_short_text_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(HEAD + "One line.\n", encoding="utf-8")
    assert read(file, ReadOptions(structure=False)) == read(file)
