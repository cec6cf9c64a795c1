"""Invented pages with their answers: an article, and a thread of comments nested three deep, in Turkish or English.

A page is drawn from a seed; `web_themes` and `web_forums` dress it in the markup of a family of software.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

MONTHS = {
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split(),
    "en": "January February March April May June July August September October November December".split(),
}
NAMES = {
    "tr": ["Ayşe Kaya", "mehmet_34", "İbrahim Ş.", "Gülçin", "Hüseyin Öztürk", "ışık", "Adsız", "Ömer Faruk Ünal",
           "dağ keçisi", "Şükrü", "Nazlı Çiçek Arı", "kâtip1923"],
    "en": ["Ann Miller", "old_sailor", "J. B. Harrow", "Wren", "Tom O’Dell", "miller-77", "Anonymous", "Mary Ann Stone",
           "the heron", "Rufus", "Clara de Wit", "reader1905"],
}  # fmt: skip
WORDS = {
    "tr": """değirmen defter kasaba sandık kapı yağmur ışık gölge çınar ırmak köprü ekmek buğday arpa harman yol taş
        kuyu bahçe üzüm kış bahar sabah akşam rüzgâr kayık liman çarşı usta çırak terzi demirci hesap borç mektup
        mühür kâğıt mürekkep satır sayfa kenar not isim gün yıl ağaç meyve çocuk anne dede komşu misafir sofra
        tencere kilim pencere perde saat çan minare mezar sokak fener gece yıldız kar tipi dere balık ağ tuz
        geldi gitti yazdı okudu sordu bulundu saklandı açıldı kapandı görüldü duruyor kaldı gibi sonra önce için""",
    "en": """mill ledger town chest door rain light shade poplar river bridge bread wheat barley harvest road stone
        well garden grape winter spring morning evening wind boat harbour market master apprentice tailor smith
        account debt letter seal paper ink line page margin note name day year tree fruit child mother grandfather
        neighbour guest table kettle rug window curtain clock bell tower grave street lantern night star snow
        stream fish net salt came went wrote read asked was found kept opened closed seen stands stayed after""",
}
REPLY = {"tr": "Yanıtla", "en": "Reply"}
SAYS = {"tr": "dedi ki:", "en": "says:"}


@dataclass
class Answer:
    """A comment as it should be read. ``own`` are its words without what it quotes."""

    number: int
    parent: int | None
    author: str
    moment: datetime.datetime
    printed: str
    published: str
    paragraphs: list[str]
    quoted: str | None = None
    children: list[Answer] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n\n".join([*([self.quoted] if self.quoted else []), *self.paragraphs])


@dataclass
class Page:
    """A page to be dressed: its article's blocks as (tag, words), and its comments as a tree."""

    language: str
    title: str
    author: str
    moment: datetime.datetime
    blocks: list[tuple[str, str]]
    comments: list[Answer]
    random: random.Random
    flat: bool = False

    def every(self) -> Iterator[Answer]:
        """Yield the comments in the order of the page."""
        waiting = list(reversed(self.comments))
        while waiting:
            one = waiting.pop()
            yield one
            waiting += reversed(one.children)

    def say(self, turkish: str, english: str) -> str:
        return turkish if self.language == "tr" else english

    @property
    def article(self) -> str:
        return "\n".join([self.title, *(words for _, words in self.blocks)])


def sentence(draw: random.Random, language: str, low: int = 6, high: int = 16) -> str:
    words = [draw.choice(WORDS[language].split()) for _ in range(draw.randint(low, high))]
    first = words[0]
    head = {"i": "İ", "ı": "I"}.get(first[0], first[0].upper()) if language == "tr" else first[0].upper()
    return head + first[1:] + " " + " ".join(words[1:]) + draw.choice(["."] * 6 + ["!", "?"])


def paragraph(draw: random.Random, language: str, low: int = 2, high: int = 5) -> str:
    return " ".join(sentence(draw, language) for _ in range(draw.randint(low, high)))


def dates(draw: random.Random, language: str, moment: datetime.datetime) -> tuple[str, str]:
    """Return a date as software prints it, and as it should be read."""
    month = MONTHS[language][moment.month - 1]
    minutes = f"{moment:%Y-%m-%dT%H:%M}"
    if language == "tr":
        return draw.choice(
            [
                (f"{moment.day} {month} {moment.year}, {moment:%H:%M}", minutes),
                (f"{moment.day} {month} {moment.year} saat {moment:%H:%M}", minutes),
                (f"{moment:%d.%m.%Y %H:%M}", minutes),
                (f"{moment.day} {month} {moment.year} tarihinde, saat {moment:%H:%M}", minutes),
                (f"{moment.day} {month} {moment.year} {moment:%H:%M}", minutes),
            ]
        )
    clock = f"{moment.hour % 12 or 12}:{moment:%M}"
    half = "am" if moment.hour < 12 else "pm"
    return draw.choice(
        [
            (f"{month} {moment.day}, {moment.year} at {clock} {half}", minutes),
            (f"{moment.day} {month} {moment.year} at {moment:%H:%M}", minutes),
            (f"{month[:3]} {moment.day}, {moment.year}, {clock} {half.upper()}", minutes),
            (f"{moment:%Y-%m-%d %H:%M}", minutes),
            (f"{month} {moment.day}, {moment.year} {moment:%H:%M}", minutes),
        ]
    )


def draw_page(seed: int, language: str, *, flat: bool = False, quoting: bool = True, comments: int = 6) -> Page:
    """Draw a page; its comments are nested three deep, or follow each other where `flat`."""
    draw = random.Random(f"{seed}-{language}")
    moment = datetime.datetime(2009 + draw.randrange(14), 1 + draw.randrange(12), 1 + draw.randrange(28), 10, 15)
    blocks: list[tuple[str, str]] = [("p", paragraph(draw, language))]
    for _ in range(draw.randint(3, 6)):
        kind = draw.choice(["p"] * 6 + ["h2", "blockquote", "li", "figcaption"])
        words = sentence(draw, language, 2, 4).rstrip(".!?") if kind == "h2" else paragraph(draw, language, 2, 4)
        blocks += [(kind, words), ("p", paragraph(draw, language, 2, 4))]
    page = Page(
        language,
        sentence(draw, language, 4, 7).rstrip(".!?"),
        draw.choice(NAMES[language][:4]),
        moment,
        blocks,
        [],
        draw,
        flat,
    )
    number = draw.randrange(100, 9000)
    path: list[Answer] = []
    for place in range(comments):
        number += draw.randint(1, 9)
        moment += datetime.timedelta(minutes=draw.randrange(40, 5000))
        # The second answers the first, the third the second; the others stand where they fall.
        depth = 0 if flat else [0, 1, 2][place] if place < 3 else draw.randrange(min(len(path), 2) + 1)
        path = path[:depth]
        above = path[-1] if path else None
        printed, published = dates(draw, language, moment)
        said = [paragraph(draw, language, 1, 3) for _ in range(draw.choice([1, 1, 2]))]
        before = list(page.every())
        quoted = draw.choice(before).paragraphs[0] if quoting and before and draw.random() < 0.3 else None
        one = Answer(number, above.number if above else None, draw.choice(NAMES[language]), moment, printed, published,
                     said, quoted)  # fmt: skip
        (above.children if above else page.comments).append(one)
        path.append(one)
    return page


# --- what all themes share -----------------------------------------------------------------------------------------


def article(page: Page) -> str:
    """Return the article's elements."""
    out = []
    for tag, words in page.blocks:
        inner = escape(words, quote=False)
        if tag == "blockquote":
            out.append(f"<blockquote><p>{inner}</p></blockquote>")
        elif tag == "li":
            out.append(f"<ul><li>{inner}</li></ul>")
        elif tag == "figcaption":
            out.append(f'<figure><img src="a.jpg" alt=""><figcaption>{inner}</figcaption></figure>')
        else:
            out.append(f"<{tag}>{inner}</{tag}>")
    return "\n".join(out)


def words_of(one: Answer, quote: str = "<blockquote><p>{}</p></blockquote>") -> str:
    """Return a comment's own words, and what it quotes."""
    quoted = quote.format(escape(one.quoted, quote=False)) if one.quoted else ""
    return quoted + "".join(f"<p>{escape(words, quote=False)}</p>" for words in one.paragraphs)


def whole(page: Page, main: str, head: str = "") -> str:
    """Return a page with the frame around it that all sites have."""
    more = "".join(
        f'<li><a href="/{n}">{escape(sentence(page.random, page.language, 4, 7))}</a></li>' for n in range(4)
    )
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in WORDS[page.language].split()[:6])
    return f"""<!DOCTYPE html>
<html lang="{page.language}"><head><meta charset="utf-8"><title>{escape(page.title)} | Site</title>
<meta property="og:title" content="{escape(page.title)}"><style>p {{ color: black }}</style>{head}</head>
<body><header id="masthead"><nav class="main-navigation"><ul class="menu">{menu}</ul></nav></header>
<div id="page">{main}
<aside class="sidebar widget-area"><section class="widget"><h3>{page.say("Son yazılar", "Recent posts")}</h3>
<ul>{more}</ul></section></aside></div>
<footer class="site-footer"><p>© {page.moment.year} Site. {page.say("Tüm hakları saklıdır", "All rights reserved")}.</p>
</footer><script>var a = "<p>no words</p>";</script></body></html>"""


def share(page: Page) -> str:
    """Return a share bar."""
    return (
        f'<div class="sharedaddy sd-sharing"><h3>{page.say("Bunu paylaş:", "Share this:")}</h3>'
        '<ul><li><a href="#">Facebook</a></li><li><a href="#">Twitter</a></li></ul></div>'
    )


def form(page: Page) -> str:
    """Return a form to answer with."""
    return (
        f'<div id="respond" class="comment-respond"><h3 id="reply-title">'
        f'{page.say("Bir yanıt yazın", "Leave a Reply")}</h3><form action="/c"><p><label>'
        f'{page.say("Yorum", "Comment")}</label><textarea></textarea></p><input type="submit"></form></div>'
    )
