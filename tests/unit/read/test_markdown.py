"""The structure of Markdown, at the positions of the file."""

from __future__ import annotations

import pytest

import tahkik.read as reading
from tahkik.model import Document

PAGE = """---
title: "Çeşmenin kitabesi"
author: Ayşe Taş
date: 2019-03-04
tags: [taş, su]
---

## Kitabe

Kitabede şöyle yazar:

> Suyu akıtan usta
> Ali’dir.
>
> Bin iki yüz doksan.

1. Birinci madde *taş* der.
2. İkinci madde

- üst
  - alt

Başlık
------

| yıl | ad |
|-----|----|
| 1290 | Ali |

```
*kod* değil vurgu
```

Bir dipnot[^1] ve `*kod*`.

[^1]: Müze defteri, sıra 4.

## Kaynaklar

Çeşmeler Defteri, Ankara 1990, s. 4.

Taşlar
"""


def read(text: str) -> Document:
    return reading.read(text.encode(), name="page.md")


def kinds(page: Document) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, page.text[block.start : block.end]) for block in page.blocks]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_every_kind_of_block(ends: str) -> None:
    page = read(PAGE.replace("\n", ends))
    quotation = f"Suyu akıtan usta{ends}> Ali’dir.{ends}>{ends}> Bin iki yüz doksan."
    assert kinds(page) == [
        ("title", 1, "Çeşmenin kitabesi"),
        ("heading", 2, "Kitabe"),
        ("paragraph", 0, "Kitabede şöyle yazar:"),
        ("quotation", 1, quotation),
        ("item", 1, "1. Birinci madde *taş* der."),
        ("item", 1, "2. İkinci madde"),
        ("item", 1, "üst"),
        ("item", 2, "alt"),
        ("heading", 2, "Başlık"),
        ("table", 0, f"| yıl | ad |{ends}|-----|----|{ends}| 1290 | Ali |"),
        ("code", 0, f"```{ends}*kod* değil vurgu{ends}```"),
        ("paragraph", 0, "Bir dipnot[^1] ve `*kod*`."),
        ("note", 0, "[^1]: Müze defteri, sıra 4."),
        ("heading", 2, "Kaynaklar"),
        ("sources", 0, "Çeşmeler Defteri, Ankara 1990, s. 4."),
        ("sources", 0, "Taşlar"),
    ]
    assert (page.title, page.author, page.published) == ("Çeşmenin kitabesi", "Ayşe Taş", "2019-03-04")
    assert [page.text[span.start : span.end] for span in page.emphases] == ["taş"]


def test_front_matter_is_the_softwares_but_for_the_title() -> None:
    page = read(PAGE)
    assert page.text[page.body[0].start : page.body[0].end] == "Çeşmenin kitabesi"
    assert "author" in page.text[page.leavings[1].start : page.leavings[1].end]
    assert page.text[page.body[1].start : page.body[1].end].startswith("## Kitabe")


def test_a_first_heading_is_the_title_and_what_follows_the_lead() -> None:
    page = read("# Çeşme #\n\nKitabe okunuyor.\n\nSu akar.\n\n# Ek\n")
    assert kinds(page) == [
        ("title", 1, "Çeşme"),
        ("lead", 0, "Kitabe okunuyor."),
        ("paragraph", 0, "Su akar."),
        ("heading", 1, "Ek"),
    ]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    page = read("---\n\nKitabe okunuyor ve su akar.\n")
    assert page.leavings == ()
    assert "Kitabe okunuyor" in page.text[page.body[0].start : page.body[0].end]


def test_a_letters_numbered_articles_keep_their_numbers() -> None:
    page = read("Mektup:\n\n“Teklifimizdir.\n\n2. Su verilecektir.\n\n3. Taş verilecektir.”\n")
    assert [words for kind, _, words in kinds(page) if kind == "item"] == [
        "2. Su verilecektir.",
        "3. Taş verilecektir.”",
    ]


def test_the_name_decides() -> None:
    data = "# Çeşme\n\nKitabe okunuyor.".encode()
    assert reading.read(data, name="a.MD").media_type == "text/markdown"
    assert reading.read(data, name="a.txt").media_type == "text/plain"
    assert reading.read(data).media_type == "text/plain"
