"""Families of blog and news software, written after how their pages look."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape

from web_pages import REPLY, SAYS, Answer, Page, article, form, share, whole, words_of


def _count(page: Page) -> int:
    return len(list(page.every()))


def _post(page: Page, *, name: str = "entry-content") -> str:
    return (
        f'<article id="post-7" class="post type-post"><header class="entry-header"><h1 class="entry-title">'
        f'{escape(page.title)}</h1><div class="entry-meta"><time datetime="{page.moment:%Y-%m-%d}">{page.moment:%d.%m.%Y}'
        f'</time> <span class="author vcard"><a href="/a">{escape(page.author)}</a></span></div></header>'
        f'<div class="{name}">{article(page)}{share(page)}</div></article>'
    )


def wordpress_classic(page: Page) -> str:
    def one(answer: Answer, depth: int = 1) -> str:
        inner = "".join(one(child, depth + 1) for child in answer.children)
        children = f'<ul class="children">{inner}</ul>' if inner else ""
        return f"""<li class="comment even thread-even depth-{depth}" id="li-comment-{answer.number}">
<div id="comment-{answer.number}" class="comment-body"><div class="comment-author vcard">
<img alt="" src="g.png" class="avatar avatar-32"><cite class="fn"><a href="http://a.example">{escape(answer.author)}</a>
</cite> <span class="says">{SAYS[page.language]}</span></div>
<div class="comment-meta commentmetadata"><a href="https://site.example/p#comment-{answer.number}">{answer.printed}</a>
&nbsp;&nbsp;<a class="comment-edit-link" href="/e">({page.say("Düzenle", "Edit")})</a></div>
{words_of(answer)}
<div class="reply"><a rel="nofollow" class="comment-reply-link" href="?replytocom=1">{REPLY[page.language]}</a></div>
</div>{children}</li>"""

    heading = page.say(f"“{page.title}” için {_count(page)} yorum", f"{_count(page)} thoughts on “{page.title}”")
    return whole(
        page,
        f'<div id="content">{_post(page)}<h3 id="comments">{escape(heading)}</h3><ol class="commentlist">'
        f"{''.join(one(answer) for answer in page.comments)}</ol>{form(page)}</div>",
    )


def wordpress_html5(page: Page) -> str:
    def one(answer: Answer, depth: int = 1) -> str:
        inner = "".join(one(child, depth + 1) for child in answer.children)
        children = f'<ol class="children">{inner}</ol><!-- .children -->' if inner else ""
        return f"""<li id="comment-{answer.number}" class="comment byuser odd alt depth-{depth} parent">
<article id="div-comment-{answer.number}" class="comment-body"><footer class="comment-meta">
<div class="comment-author vcard"><img class="avatar"><b class="fn">{escape(answer.author)}</b>
<span class="says">{SAYS[page.language]}</span></div><div class="comment-metadata">
<a href="https://site.example/p#comment-{answer.number}"><time datetime="{answer.moment:%Y-%m-%dT%H:%M:%S}+03:00">
{answer.printed}</time></a></div></footer><div class="comment-content">{words_of(answer)}
<div class="sharedaddy"><span>{page.say("Beğen", "Like")}</span> <span>{page.say("Yükleniyor...", "Loading...")}</span>
</div></div><div class="reply"><a class="comment-reply-link" href="#r">{REPLY[page.language]}</a></div></article>
{children}</li>"""

    heading = page.say(f"{_count(page)} yorum", f"{_count(page)} comments")
    return whole(
        page,
        f'<main id="main">{_post(page)}<div id="comments" class="comments-area"><h2 class="comments-title">{heading}'
        f'</h2><ol class="comment-list">{"".join(one(answer) for answer in page.comments)}</ol>{form(page)}</div></main>',
    )


def wordpress_blocks(page: Page) -> str:
    def one(answer: Answer, depth: int = 1) -> str:
        inner = "".join(one(child, depth + 1) for child in answer.children)
        children = f"<ol>{inner}</ol>" if inner else ""
        return f"""<li id="comment-{answer.number}" class="comment even thread-even depth-{depth}">
<div class="wp-block-columns is-layout-flex"><div class="wp-block-column" style="flex-basis:40px">
<div class="wp-block-avatar"><img></div></div><div class="wp-block-column">
<div style="font-size: 18px" class="wp-block-comment-author-name"><a href="http://a.example">{escape(answer.author)}
</a></div><div class="wp-block-group" style="margin-top:0px"><div class="wp-block-comment-date">
<time datetime="{answer.moment:%Y-%m-%dT%H:%M:%S}"><a href="https://site.example/p#comment-{answer.number}">
{answer.printed}</a></time></div></div><div class="wp-block-comment-content">{words_of(answer)}</div>
<div class="wp-block-comment-reply-link"><a class="comment-reply-link" href="#r">{REPLY[page.language]}</a></div>
</div></div>{children}</li>"""

    heading = page.say("Yorumlar", "Comments")
    return whole(
        page,
        f'<main class="wp-block-group"><h1 class="wp-block-post-title">{escape(page.title)}</h1>'
        f'<div class="entry-content wp-block-post-content">{article(page)}</div>'
        f'<div class="wp-block-comments"><h2 class="wp-block-comments-title">{heading}</h2>'
        f'<ol class="wp-block-comment-template">{"".join(one(answer) for answer in page.comments)}</ol>{form(page)}</div>'
        "</main>",
    )


def blogger(page: Page) -> str:
    def one(answer: Answer) -> str:
        inner = "".join(one(child) for child in answer.children)
        replies = (
            f'<div class="comment-replies"><div class="comment-thread inline-thread"><span class="thread-toggle">'
            f'<span class="thread-count"><a target="_self">{page.say("Yanıtlar", "Replies")}</a></span></span>'
            f'<ol class="thread-chrome thread-expanded"><div>{inner}</div></ol></div></div>'
            if inner
            else ""
        )
        said = "<br><br>".join(escape(words, quote=False) for words in answer.paragraphs)
        quoted = f"<i>{escape(answer.quoted, quote=False)}</i><br><br>" if answer.quoted else ""
        return f"""<li class="comment" id="c{answer.number}00{answer.number}"><div class="avatar-image-container"><img>
</div><div class="comment-block"><div class="comment-header"><cite class="user"><a href="https://b.example/profile/1"
rel="nofollow">{escape(answer.author)}</a></cite><span class="icon user"></span>
<span class="datetime secondary-text"><a rel="nofollow" href="https://b.example/p?showComment={answer.number}">
{answer.printed}</a></span></div><p class="comment-content">{quoted}{said}</p>
<span class="comment-actions secondary-text"><a class="comment-reply" target="_self">{REPLY[page.language]}</a>
<span class="item-control"><a href="/d">{page.say("Sil", "Delete")}</a></span></span></div>{replies}</li>"""

    heading = page.say(f"{_count(page)} yorum:", f"{_count(page)} comments:")
    return whole(
        page,
        f'<div class="post hentry"><h3 class="post-title entry-title">{escape(page.title)}</h3>'
        f'<div class="post-body entry-content">{article(page)}</div><div class="post-footer"><span class="post-author">'
        f"{page.say('Gönderen', 'Posted by')} {escape(page.author)}</span></div></div>"
        f'<div class="comments" id="comments"><h4>{heading}</h4><div class="comments-content"><div id="comment-holder">'
        f'<div class="comment-thread toplevel-thread"><ol id="top-ra">{"".join(one(answer) for answer in page.comments)}'
        f'</ol></div></div></div><p class="comment-footer"><a href="/new">{page.say("Yorum Gönder", "Post a Comment")}</a>'
        "</p></div>",
    )


def blogger_old(page: Page) -> str:
    """The flat definition list of Blogger's old templates."""
    rows = "".join(
        f"""<dt class="comment-author blogger-comment-icon" id="c{one.number}"><a name="c{one.number}"></a>
<a href="https://b.example/profile/2" rel="nofollow">{escape(one.author)}</a> {page.say("dedi ki...", "said...")}</dt>
<dd class="comment-body"><p>{"<br><br>".join(escape(words, quote=False) for words in one.paragraphs)}</p></dd>
<dd class="comment-footer"><span class="comment-timestamp"><a href="https://b.example/p#c{one.number}"
title="comment permalink">{one.printed}</a></span></dd>"""
        for one in page.every()
    )
    return whole(
        page,
        f'<div class="post"><h3 class="post-title">{escape(page.title)}</h3><div class="post-body">{article(page)}</div>'
        f'</div><div id="comments"><h4>{_count(page)} {page.say("yorum:", "comments:")}</h4>'
        f'<dl id="comments-block">{rows}</dl></div>',
    )


def disqus(page: Page) -> str:
    def one(answer: Answer) -> str:
        inner = "".join(one(child) for child in answer.children)
        return f"""<li class="post" id="post-{answer.number}"><div data-role="post-content" class="post-content">
<div class="avatar hovercard"><a href="https://d.example/by/x" class="user"><img></a></div><div class="post-body">
<header class="comment__header"><span class="post-byline"><span class="author publisher-anchor-color">
<a href="https://d.example/by/x">{escape(answer.author)}</a></span></span><span class="post-meta">
<span class="bullet time-ago-bullet">•</span><a href="https://site.example/p#comment-{answer.number}" class="time-ago"
title="{answer.printed}">{page.say("3 yıl önce", "3 years ago")}</a></span></header>
<div class="post-body-inner"><div class="post-message-container"><div class="publisher-anchor-color">
<div class="post-message">{words_of(answer)}</div></div></div></div><footer class="comment__footer"><menu>
<li class="voting"><a class="vote-up"><span class="updatable count">4</span></a></li>
<li class="reply"><a href="#">{REPLY[page.language]}</a></li><li><a href="#">{page.say("Paylaş ›", "Share ›")}</a></li>
</menu></footer></div></div><ul class="children" data-role="children">{inner}</ul></li>"""

    return whole(
        page,
        f'{_post(page)}<div id="disqus_thread"><div id="layout"><div class="nav"><ul><li><a>{_count(page)} '
        f'{page.say("Yorum", "Comments")}</a></li></ul></div><section id="conversation"><div id="posts">'
        f'<ul id="post-list" class="post-list">{"".join(one(answer) for answer in page.comments)}</ul></div></section>'
        "</div></div>",
    )


def microdata(page: Page) -> str:
    def one(answer: Answer) -> str:
        inner = "".join(one(child) for child in answer.children)
        nested = f'<div class="r">{inner}</div>' if inner else ""
        return f"""<div itemprop="comment" itemscope itemtype="https://schema.org/Comment" id="x{answer.number}">
<div><span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">
{escape(answer.author)}</span></span> — <time itemprop="dateCreated" datetime="{answer.moment:%Y-%m-%dT%H:%M}">
{answer.printed}</time> <span>(<span itemprop="upvoteCount">3</span>)</span></div>
<div itemprop="text">{words_of(answer)}</div><a href="#x" itemprop="url">#</a> <button>{REPLY[page.language]}</button>
{nested}</div>"""

    return whole(
        page,
        f'<article itemscope itemtype="https://schema.org/Article"><h1 itemprop="headline">{escape(page.title)}</h1>'
        f'<div itemprop="articleBody">{article(page)}</div><section>{"".join(one(a) for a in page.comments)}</section>'
        "</article>",
    )


def declared(page: Page) -> str:
    """Comments a script alone declares: nothing of them is shown."""

    def one(answer: Answer) -> dict[str, object]:
        return {
            "@type": "Comment",
            "author": {"@type": "Person", "name": answer.author},
            "datePublished": f"{answer.moment:%Y-%m-%dT%H:%M}",
            "text": answer.text,
            "url": f"https://site.example/p#comment-{answer.number}",
            "comment": [one(child) for child in answer.children],
        }

    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.title,
        "author": {"name": page.author},
        "datePublished": f"{page.moment:%Y-%m-%d}",
        "comment": [one(answer) for answer in page.comments],
    }
    script = f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
    return whole(page, f'<main><h1>{escape(page.title)}</h1><div class="story">{article(page)}</div></main>', script)


def drupal(page: Page) -> str:
    def one(answer: Answer) -> str:
        inner = "".join(one(child) for child in answer.children)
        indented = f'<div class="indented">{inner}</div>' if inner else ""
        return f"""<article role="article" data-comment-user-id="0" id="comment-{answer.number}"
class="comment js-comment by-anonymous clearfix"><footer class="comment__meta"><p class="comment__author">
<span class="username">{escape(answer.author)}</span></p><p class="comment__time">{answer.printed}</p>
<p class="comment__permalink"><a href="/comment/{answer.number}#comment-{answer.number}">Permalink</a></p></footer>
<div class="comment__content"><h3><a href="/comment/{answer.number}" class="permalink" rel="bookmark">#</a></h3>
<div class="field field--name-comment-body">{words_of(answer)}</div><ul class="links inline">
<li class="comment-reply"><a href="/r">{page.say("Cevapla", "Reply")}</a></li></ul></div></article>{indented}"""

    return whole(
        page,
        f'<article class="node"><h1>{escape(page.title)}</h1><div class="node__content"><div class="field--name-body">'
        f'{article(page)}</div><section class="comment-wrapper"><h2 class="title">{page.say("Yorumlar", "Comments")}'
        f"</h2>{''.join(one(answer) for answer in page.comments)}</section></div></article>",
    )


def newspaper(page: Page) -> str:
    """A Turkish newspaper's own markup; in English a like one."""
    comment, author, date, words = (
        ("yorum", "yorum-yazar", "yorum-tarih", "yorum-metin")
        if page.language == "tr"
        else ("user-comment", "user-comment-name commenter", "user-comment-date", "user-comment-text")
    )

    def one(answer: Answer) -> str:
        inner = "".join(one(child) for child in answer.children)
        nested = f'<div class="{page.say("alt-yorumlar", "sub-comments")}">{inner}</div>' if inner else ""
        return f"""<div class="{comment}" data-id="{answer.number}"><div class="{comment}-ust">
<span class="{author}">{escape(answer.author)}</span><span class="{date}">{answer.printed}</span></div>
<div class="{words}">{words_of(answer)}</div><div class="{comment}-alt"><a href="#">{page.say("Cevapla", "Reply")}</a>
<span class="begen">12</span> <span class="begenme">3</span> <a href="#">{page.say("Şikayet et", "Report")}</a></div>
{nested}</div>"""

    return whole(
        page,
        f'<div class="haber"><h1>{escape(page.title)}</h1><h2 class="spot">{escape(page.blocks[0][1])}</h2>'
        f'<div class="haber-metni">{article(page).split("</p>", 1)[1]}</div></div>'
        f'<div class="{page.say("yorumlar", "user-comments")}"><h3>{page.say("Okuyucu Yorumları", "Comments")} '
        f"({_count(page)})</h3>{''.join(one(answer) for answer in page.comments)}</div>",
    )


def plain_lists(page: Page) -> str:
    """Nested lists without a single class."""

    def one(answer: Answer) -> str:
        inner = "".join(one(child) for child in answer.children)
        nested = f"<ul>{inner}</ul>" if inner else ""
        return f"""<li><b>{escape(answer.author)}</b> <i>{answer.printed}</i>{words_of(answer)}
<a href="#">{REPLY[page.language]}</a>{nested}</li>"""

    return whole(
        page,
        f"<div><h1>{escape(page.title)}</h1>{article(page)}</div><div><h3>"
        f"{page.say('Yorumlar', 'Comments')} ({_count(page)})</h3><ul>{''.join(one(a) for a in page.comments)}</ul></div>",
    )


def pushed_in(page: Page) -> str:
    """Divisions pushed in by a margin, named by a machine."""

    def one(answer: Answer, depth: int = 0) -> str:
        inner = "".join(one(child, depth + 1) for child in answer.children)
        return f"""<div class="css-1q{depth}x" style="margin-left:{depth * 24}px"><div class="css-a8">
<span class="css-k2">{escape(answer.author)}</span><span class="css-k3">{answer.printed}</span></div>
<div class="css-b7">{words_of(answer)}</div><div class="css-c1"><button>{REPLY[page.language]}</button></div></div>{inner}"""

    return whole(
        page,
        f'<main><h1>{escape(page.title)}</h1><div class="css-77">{article(page)}</div></main><section class="css-9">'
        f"<h2>{_count(page)} {page.say('yorum', 'comments')}</h2>{''.join(one(a) for a in page.comments)}</section>",
    )


THEMES: dict[str, Callable[[Page], str]] = {
    "WordPress, classic themes": wordpress_classic,
    "WordPress, HTML5 themes": wordpress_html5,
    "WordPress, block themes": wordpress_blocks,
    "Blogger": blogger,
    "Disqus-like": disqus,
    "schema.org, microdata": microdata,
    "schema.org, JSON-LD": declared,
    "Drupal": drupal,
    "newspapers": newspaper,
    "nested lists": plain_lists,
    "pushed in": pushed_in,
}
FLAT: dict[str, Callable[[Page], str]] = {"Blogger, old templates": blogger_old}
