"""What the software left around an article, and what only sounds like it."""

from __future__ import annotations

import pytest

import tahkik.read as reading
from tahkik.model import Document

HEAD = "Çeşmenin kitabesi\n\n"
FIRST = "Mahallenin çeşmesinde tek satırlık bir kitabe vardır ve üstünde yapan ustanın adı okunur."
SECOND = "Usta taşın köşesine bir de tarih kazımış: “Bin iki yüz doksan.” Suyu bugün de akar, taşı aşınmıştır."


def parts(text: str, name: str = "page.txt") -> tuple[str, list[str]]:
    page = reading.read(text.encode(), name=name)
    return _words(page), [page.text[span.start : span.end] for span in page.leavings]


def _words(page: Document) -> str:
    return "\n\n".join(page.text[span.start : span.end] for span in page.body)


@pytest.mark.parametrize(
    "tail",
    [
        [
            "Bunu paylaş:",
            "Twitter",
            "Facebook",
            "Bunu beğen:",
            "Beğen Yükleniyor…",
            "İlgili",
            "Eski hamam",
            "Taş köprü",
        ],
        ["Share this:", "Twitter", "Facebook", "Like this:", "Like Loading...", "Related"],
        ["Facebook’ta paylaş", "Twitter'da paylaş", "WhatsApp'ta paylaş", "Yazdır"],
        ["Önceki yazı", "Sonraki yazı"],
        ["Yorum yap", "Adınız", "E-posta hesabınız yayımlanmayacak. Gerekli alanlar * ile işaretlenmişlerdir"],
        ["Leave a Reply", "Your email address will not be published. Required fields are marked *", "Name *"],
        ["Paylaş"],
        ["%d blogcu bunu beğendi:"],
    ],
)
def test_the_tail_of_a_page(tail: list[str]) -> None:
    words, left = parts(HEAD + FIRST + "\n\n" + SECOND + "\n\n" + "\n\n".join(tail) + "\n")
    assert words == HEAD + FIRST + "\n\n" + SECOND
    assert left == tail


def test_a_bar_of_buttons_under_the_title() -> None:
    words, left = parts(HEAD + "Paylaş\nTweetle\nYazdır\n\n" + FIRST + "\n\n" + SECOND)
    assert left == ["Paylaş", "Tweetle", "Yazdır"]
    assert FIRST in words
    assert SECOND in words


def test_an_advertisement_inside_an_article() -> None:
    words, left = parts(HEAD + FIRST + "\n\nREKLAM\n\n" + SECOND)
    assert left == ["REKLAM"]
    assert words == HEAD + FIRST + "\n\n" + SECOND


@pytest.mark.parametrize("line", ["Related", "Paylaş", "Takip et.", "“Bunu paylaş”", "Önceki"])
def test_a_word_of_the_article_stays(line: str) -> None:
    words, left = parts(HEAD + FIRST + "\n\n" + line + "\n\n" + SECOND)
    assert left == []
    assert line in words


def test_a_list_of_sources_behind_the_buttons_is_the_articles() -> None:
    words, left = parts(
        HEAD + FIRST + "\n\n" + SECOND + "\n\nBunu paylaş:\n\nKAYNAKLAR\n\nÇeşmeler Defteri, Ankara 1990, s. 4."
    )
    assert left == ["Bunu paylaş:"]
    assert words.endswith("s. 4.")


def test_a_text_of_such_words_alone_keeps_them() -> None:
    words, left = parts("Paylaş")
    assert (words, left) == ("Paylaş", [])
