"""Comments of stored copies: who wrote, when, in answer to whom; and what only looks like a comment."""

from __future__ import annotations

import pytest

import tahkik.read as reading
from tahkik.model import Document

ARTICLE = """Eski değirmenin defteri ne diyor?

Kasabanın eski değirmeninden kalan defter geçen yaz bir sandıktan çıktı.

Defterin ilk sayfasında değirmencinin kendi sözleri var: “Suyu kesen ekmeği keser.” Sonraki sayfalarda un ve arpa
hesapları yazılıdır, her satırın yanında bir de gün adı bulunur.

Değirmenci borçları da tek tek yazmış ve hiçbirini silmemiş.
"""
ENGLISH = """What does the miller's book say?

The book of the old mill came out of a chest last summer.

On its first page stand the miller's own words: “Who stops the water stops the bread.” The pages after it hold the
accounts of flour and barley, and beside every line the name of a day.

The miller wrote down the debts one by one as well and struck out none of them.
"""


def read(text: str) -> Document:
    return reading.read(text.encode(), name="page.txt")


def told(document: Document) -> list[tuple[str, str | None, str | None, str | None, str]]:
    return [(c.id, c.parent, c.author, c.published, c.text) for c in document.comments]


def left(document: Document) -> list[str]:
    return [document.text[span.start : span.end] for span in document.leavings]


def body(document: Document) -> str:
    return "\n\n".join(document.text[span.start : span.end] for span in document.body)


TURKISH_NESTED = """
Eski değirmenin defteri ne diyor?” için 3 yorum

 • 4 Mart 2019 tarihinde, saat 09:05
  Permalink

  Defteri gören var mı?

  Yanıtla
  • 5 Mart 2019 tarihinde, saat 18:40
   Permalink

   Müzede duruyor.

   İkinci katta.

   Yanıtla
   • 6 Mart 2019 tarihinde, saat 08:00
    Permalink

    Teşekkürler.

    Yanıtla
 • 7 Mart 2019 tarihinde, saat 10:00
  Permalink

  Benim dedem de değirmenciydi.

  Yanıtla

Bir Cevap Yazın

%d blogcu bunu beğendi:
"""


def test_answers_are_nested_by_their_indentation() -> None:
    page = read(ARTICLE + TURKISH_NESTED)
    assert told(page) == [
        ("c1", None, None, "2019-03-04T09:05", "Defteri gören var mı?"),
        ("c2", "c1", None, "2019-03-05T18:40", "Müzede duruyor.\n\n   İkinci katta."),
        ("c3", "c2", None, "2019-03-06T08:00", "Teşekkürler."),
        ("c4", None, None, "2019-03-07T10:00", "Benim dedem de değirmenciydi."),
    ]
    assert body(page) == ARTICLE.strip()
    assert left(page)[0] == "Eski değirmenin defteri ne diyor?” için 3 yorum"
    assert left(page)[-2:] == ["Bir Cevap Yazın", "%d blogcu bunu beğendi:"]


def test_an_english_list_with_authors_above_the_dates() -> None:
    page = read(
        ENGLISH
        + """
2 thoughts on “What does the miller's book say?”

 1. Ann Miller says:
    March 4, 2019 at 9:05 am

    Has anyone seen the book?

    Reply
     1. Old Tom says:
        March 5, 2019 at 6:40 pm

        It lies in the museum.

        Reply

Leave a Reply Cancel reply

Your email address will not be published. Required fields are marked *

Comment *

Name *
"""
    )
    assert told(page) == [
        ("c1", None, "Ann Miller", "2019-03-04T09:05", "Has anyone seen the book?"),
        ("c2", "c1", "Old Tom", "2019-03-05T18:40", "It lies in the museum."),
    ]
    assert body(page) == ENGLISH.strip()


def test_authors_who_say_in_turkish_and_lines_without_indentation() -> None:
    page = read(
        ARTICLE
        + """
Eski değirmenin defteri ne diyor? için 2 yorum

Ahmet Su dedi ki:

4 Mart 2019, 09:05

Defteri gören var mı?

Yanıtla

Zeynep dedi ki:

5 Mart 2019, 18:40

Müzede duruyor.

Yanıtla

Bir cevap yazın Cevabı iptal et

E-posta hesabınız yayımlanmayacak. Gerekli alanlar * ile işaretlenmişlerdir
"""
    )
    assert told(page) == [
        ("c1", None, "Ahmet Su", "2019-03-04T09:05", "Defteri gören var mı?"),
        ("c2", None, "Zeynep", "2019-03-05T18:40", "Müzede duruyor."),
    ]
    assert body(page) == ARTICLE.strip()


def test_the_software_may_speak_another_language_than_the_article() -> None:
    page = read(
        ARTICLE
        + """
One thought on “Eski değirmenin defteri ne diyor?”

Ahmet says:
24 Mart 2019 at 16:37

Güzel yazı.

Reply

Leave a Reply
"""
    )
    assert told(page) == [("c1", None, "Ahmet", "2019-03-24T16:37", "Güzel yazı.")]
    assert page.language == "tr"


def test_a_blog_with_name_and_date_on_one_line() -> None:
    page = read(
        ARTICLE
        + """
Yorumlar

Adsız4 Mart 2019 09:05
Defteri gören var mı?

YanıtlaSil

Zeynep Ak 5 Mart 2019 18:40
Müzede duruyor.

YanıtlaSil

Yorum Gönder

Paylaş
"""
    )
    assert [(c.published, c.text) for c in page.comments] == [
        ("2019-03-04T09:05", "Defteri gören var mı?"),
        ("2019-03-05T18:40", "Müzede duruyor."),
    ]
    assert page.comments[1].author == "Zeynep Ak"
    assert body(page) == ARTICLE.strip()


def test_an_english_blog_with_dates_under_the_words() -> None:
    page = read(
        ENGLISH
        + """
2 comments:

Anonymous said...

Has anyone seen the book?

March 4, 2019 at 9:05 AM

Old Tom said...

It lies in the museum.

March 5, 2019 at 6:40 PM

Post a Comment
"""
    )
    assert told(page) == [
        ("c1", None, "Anonymous", "2019-03-04T09:05", "Has anyone seen the book?"),
        ("c2", None, "Old Tom", "2019-03-05T18:40", "It lies in the museum."),
    ]


def test_dates_that_count_back_have_no_day() -> None:
    page = read(
        ARTICLE
        + """
Yorumlar (2)

Ahmet
3 gün önce
Defteri gören var mı?
Yanıtla

Zeynep
2 yıl önce
Müzede duruyor.
Yanıtla
"""
    )
    assert told(page) == [
        ("c1", None, "Ahmet", None, "Defteri gören var mı?"),
        ("c2", None, "Zeynep", None, "Müzede duruyor."),
    ]


def test_without_a_heading_the_links_tell() -> None:
    page = read(
        ARTICLE
        + """
Ahmet
4 Mart 2019 09:05
Defteri gören var mı?
Yanıtla

Zeynep
5 Mart 2019 18:40
Müzede duruyor.
Yanıtla
"""
    )
    assert [(c.author, c.text) for c in page.comments] == [
        ("Ahmet", "Defteri gören var mı?"),
        ("Zeynep", "Müzede duruyor."),
    ]
    assert body(page) == ARTICLE.strip()


def test_a_date_in_the_words_of_a_comment_opens_none() -> None:
    page = read(
        ARTICLE
        + """
Eski değirmenin defteri ne diyor?” için 1 yorum

 • 4 Mart 2019 tarihinde, saat 09:05
  Permalink

  Şu günü de yazmalıydınız:

  5 Mart 2018, 18:40

  O gün değirmen yandı.

  Yanıtla
"""
    )
    assert len(page.comments) == 1
    assert page.comments[0].text.endswith("O gün değirmen yandı.")


def test_answers_listed_under_replies() -> None:
    page = read(
        ARTICLE
        + """
3 yorum:

Ahmet Su4 Mart 2019 09:05
Defteri gören var mı?
YanıtlaSil
Yanıtlar
Zeynep5 Mart 2019 18:40
Müzede duruyor.
Sil
Yanıtla
Ali Kaya6 Mart 2019 18:40
Benim dedem de değirmenciydi.
YanıtlaSil

Yorum Gönder

Sonraki Kayıt Önceki Kayıt Ana Sayfa
"""
    )
    assert [(c.id, c.parent, c.author) for c in page.comments] == [
        ("c1", None, "Ahmet Su"),
        ("c2", "c1", "Zeynep"),
        ("c3", None, "Ali Kaya"),
    ]
    assert body(page) == ARTICLE.strip()


def test_rows_of_links_are_not_the_comments_words() -> None:
    page = read(
        ENGLISH
        + """
2 Comments

Ann Miller • 2 years ago
Has anyone seen the book?
2 • Reply • Share ›

Old Tom • 2 years ago
It lies in the museum.
Reply • Share ›
"""
    )
    assert [(c.author, c.text) for c in page.comments] == [
        ("Ann Miller", "Has anyone seen the book?"),
        ("Old Tom", "It lies in the museum."),
    ]


def test_the_foot_of_the_page_is_not_the_articles() -> None:
    foot = "Bu site kasabanın eski yapılarını anlatmak için kurulmuştur; yazıları gönüllüler yazar ve düzeltir."
    page = read(ARTICLE + TURKISH_NESTED + "\n" + foot + "\n")
    assert body(page) == ARTICLE.strip()
    assert left(page)[-1] == foot
    assert len(page.comments) == 4


def test_short_words_above_the_next_date_are_words_not_a_name() -> None:
    page = read(
        ARTICLE
        + """
Eski değirmenin defteri ne diyor?” için 2 yorum

 • 4 Mart 2019 tarihinde, saat 09:05
   Teşekkürler
 • 5 Mart 2019 tarihinde, saat 18:40
   Rica ederim
"""
    )
    assert [c.text for c in page.comments] == ["Teşekkürler", "Rica ederim"]


@pytest.mark.parametrize(
    "lines",
    [
        "24 Aralık 2021 tarihinde, saat 16:37",
        "Ahmet dedi ki:",
        "Yanıtla",
        "Yorumlar",
        "Permalink",
        "24 Aralık 2021 tarihinde, saat 16:37\n\nPermalink",
        "Yorumlar\n\n4 Mart 1919, saat 16.37",
        "2 yorum",
        "Ahmet\n4 Mart 2019 09:05\nSandığı açtı.\nYanıtla",
    ],
)
def test_lines_inside_an_article_that_look_like_a_comment(lines: str) -> None:
    middle = ARTICLE + "\n" + lines + "\n\nBu satırlar da defterin kendisindendir ve yazının içinde durur.\n"
    page = read(middle + "\n" + ARTICLE.split("\n", 2)[2])
    assert page.comments == ()
    assert "Bu satırlar da defterin kendisindendir" in body(page)
    assert body(page).count("hiçbirini silmemiş") == 2


def test_a_count_under_the_title_opens_no_comments() -> None:
    head, rest = ARTICLE.split("\n", 1)
    page = read(head + "\n\n2 Yorum\n\n3 Mart 2019 10:00\n" + rest + TURKISH_NESTED)
    assert [c.published for c in page.comments][:1] == ["2019-03-04T09:05"]
    assert "Suyu kesen ekmeği keser" in body(page)
    assert page.published == "2019-03-03T10:00"


def test_a_page_without_comments() -> None:
    page = read(ARTICLE)
    assert page.comments == ()
    assert page.leavings == ()
    assert body(page) == ARTICLE.strip()


def test_a_heading_with_no_comments_below_is_the_softwares() -> None:
    page = read(ARTICLE + "\nEski değirmenin defteri ne diyor?” için 0 yorum\n\nBir Cevap Yazın\n")
    assert page.comments == ()
    assert body(page) == ARTICLE.strip()


def test_markdown_copies_have_comments_too() -> None:
    page = reading.read(
        (
            "# "
            + ARTICLE
            + """
## Eski değirmenin defteri ne diyor? için 1 yorum

* Ahmet dedi ki:
  4 Mart 2019, 09:05

  Defteri gören var mı?

  Yanıtla

## Bir cevap yazın
"""
        ).encode(),
        name="page.md",
    )
    assert told(page) == [("c1", None, "Ahmet", "2019-03-04T09:05", "Defteri gören var mı?")]
    assert [block.kind for block in page.blocks] == ["title", "lead", "paragraph", "paragraph"]
