"""Families of forums and of readers' dictionaries: the first post is the article."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from web_pages import Answer, Page, article, whole, words_of


def _posts(page: Page) -> list[Answer | None]:
    return [None, *page.every()]


def _of(page: Page, one: Answer | None) -> tuple[int, str, str, str]:
    """Return number, author, printed date and words of a post; of the first, the article's."""
    if one is None:
        return 10, page.author, f"{page.moment:%d.%m.%Y %H:%M}", article(page)
    return one.number, one.author, one.printed, words_of(one)


def phpbb(page: Page) -> str:
    def post(one: Answer | None) -> str:
        number, author, printed, words = _of(page, one)
        if one is not None and one.quoted:
            cited = next(a for a in page.every() if a.paragraphs[0] == one.quoted)
            words = words_of(
                one,
                f"<blockquote><div><cite>{escape(cited.author)} {page.say('yazdı:', 'wrote:')} "
                f'<a href="./viewtopic.php?p={cited.number}#p{cited.number}" class="hidden-sm">↑</a></cite>{{}}</div>'
                "</blockquote>",
            )
        return f"""<div id="p{number}" class="post has-profile bg2"><div class="inner">
<dl class="postprofile" id="profile{number}"><dt class="has-profile-rank"><div class="avatar-container"></div>
<a href="./memberlist.php?mode=viewprofile&amp;u=2" class="username">{escape(author)}</a></dt>
<dd class="profile-rank">{page.say("Kıdemli üye", "Senior member")}</dd><dd class="profile-posts">
<strong>{page.say("Mesajlar:", "Posts:")}</strong> <a href="#">412</a></dd><dd class="profile-joined">
<strong>{page.say("Kayıt:", "Joined:")}</strong> {page.say("12 Mar 2006, 10:11", "12 Mar 2006, 10:11")}</dd></dl>
<div class="postbody"><div id="post_content{number}"><h3{' class="first"' if one is None else ""}>
<a href="./viewtopic.php?p={number}#p{number}">{"" if one is None else "Re: "}{escape(page.title)}</a></h3>
<ul class="post-buttons"><li><a href="#" class="button">{page.say("Alıntı", "Quote")}</a></li></ul>
<p class="author"><a class="unread" href="./viewtopic.php?p={number}#p{number}" title="{page.say("Mesaj", "Post")}">
<span class="sr-only">{page.say("Mesaj", "Post")}</span></a><span class="responsive-hide">
{page.say("gönderen", "by")} <strong><a href="./m" class="username">{escape(author)}</a></strong> » </span>
<time datetime="2020-01-01T00:00:00+00:00">{printed}</time></p><div class="content">{words}</div>
<div id="sig{number}" class="signature">{page.say("Sabır acıdır, 1 Ocak 2001 günü yazıldı.", "Patience, said on 1 January 2001.")}
</div></div></div></div></div>"""

    return whole(
        page,
        f'<div id="page-body"><h2 class="topic-title"><a href="./t">{escape(page.title)}</a></h2>'
        f'{"<hr class=divider>".join(post(one) for one in _posts(page))}<div class="action-bar">'
        f'<a href="#">{page.say("Cevapla", "Post Reply")}</a></div></div>',
    )


def vbulletin(page: Page) -> str:
    def post(one: Answer | None) -> str:
        number, author, printed, words = _of(page, one)
        if one is not None and one.quoted:
            words = words_of(
                one,
                f'<div style="margin:20px"><div class="smallfont">{page.say("Alıntı:", "Quote:")}</div>'
                "<blockquote><div>{}</div></blockquote></div>",
            )
        return f"""<div id="edit{number}" style="padding:0px"><table id="post{number}" class="tborder" width="100%">
<tr><td class="thead"><a name="post{number}"></a> {printed} </td><td class="thead" align="right">&nbsp; #<a
href="showpost.php?p={number}" id="postcount{number}"><strong>{number % 9}</strong></a></td></tr>
<tr valign="top"><td class="alt2" width="175"><div id="postmenu_{number}"><a class="bigusername" href="member.php?u=3">
{escape(author)}</a></div><div class="smallfont">{page.say("Üye", "Member")}</div><div class="smallfont">
<div>{page.say("Üyelik tarihi: Mar 2006", "Join Date: Mar 2006")}</div><div>{page.say("Mesajlar: 412", "Posts: 412")}
</div></div></td><td class="alt1" id="td_post_{number}"><div id="post_message_{number}">{words}</div></td></tr>
<tr><td class="alt2">&nbsp;</td><td class="alt1" align="right"><a href="newreply.php">{page.say("Alıntıla", "Quote")}
</a></td></tr></table></div>"""

    return whole(
        page,
        f'<table><tr><td class="navbar"><h1><strong>{escape(page.title)}</strong></h1></td></tr></table><div id="posts">'
        f"{''.join(post(one) for one in _posts(page))}</div>",
    )


def vbulletin_four(page: Page) -> str:
    def post(one: Answer | None) -> str:
        number, author, printed, words = _of(page, one)
        if one is not None and one.quoted:
            words = words_of(
                one,
                '<div class="bbcode_container"><div class="bbcode_quote"><div class="quote_container">'
                '<div class="bbcode_quote_container"></div>{}</div></div></div>',
            )
        return f"""<li class="postbitlegacy postbitim postcontainer old" id="post_{number}"><div class="posthead">
<span class="postdate old"><span class="date">{printed}</span></span><span class="nodecontrols">
<a name="post{number}" href="showthread.php?p={number}#post{number}" class="postcounter">#{number % 9}</a></span></div>
<div class="postdetails"><div class="userinfo"><div class="username_container"><div class="popupmenu memberaction">
<a class="username offline popupctrl" href="member.php?4"><strong>{escape(author)}</strong></a></div>
<span class="usertitle">{page.say("Üye", "Member")}</span></div><dl class="userinfo_extra"><dt>
{page.say("Üyelik tarihi", "Join Date")}</dt><dd>Mar 2006</dd><dt>{page.say("Mesaj", "Posts")}</dt><dd>412</dd></dl>
</div><div class="postbody"><div class="postrow"><h2 class="title icon">{"" if one is None else "Re: "}
{escape(page.title)}</h2><div class="content"><div id="post_message_{number}"><blockquote class="postcontent restore">
{words}</blockquote></div></div></div></div></div><div class="postfoot"><div class="textcontrols">
<a href="newreply.php">{page.say("Cevapla", "Reply")}</a></div></div></li>"""

    return whole(
        page,
        f'<div class="body_wrapper"><h1><span class="threadtitle"><a href="t">{escape(page.title)}</a></span></h1>'
        f'<ol id="posts" class="posts">{"".join(post(one) for one in _posts(page))}</ol></div>',
    )


def xenforo(page: Page) -> str:
    def post(one: Answer | None) -> str:
        number, author, printed, words = _of(page, one)
        if one is not None and one.quoted:
            cited = next(a for a in page.every() if a.paragraphs[0] == one.quoted)
            words = words_of(
                one,
                f'<blockquote data-quote="x" class="bbCodeBlock bbCodeBlock--quote"><div class="bbCodeBlock-title">'
                f'<a href="/goto/post?id={cited.number}" class="bbCodeBlock-sourceJump">{escape(cited.author)} '
                f'{page.say("yazdı:", "said:")}</a></div><div class="bbCodeBlock-content">{{}}</div></blockquote>',
            )
        return f"""<article class="message message--post js-post" data-author="{escape(author)}"
data-content="post-{number}" id="js-post-{number}"><span class="u-anchorTarget" id="post-{number}"></span>
<div class="message-inner"><div class="message-cell message-cell--user"><section class="message-user">
<h4 class="message-name"><a href="/members/a.1/" class="username">{escape(author)}</a></h4>
<h5 class="userTitle message-userTitle">{page.say("Üye", "Member")}</h5><div class="message-userExtras"><dl><dt>
{page.say("Katılım", "Joined")}</dt><dd>12 Mar 2006</dd></dl></div></section></div>
<div class="message-cell message-cell--main"><div class="message-main js-quickEditTarget">
<header class="message-attribution"><ul class="message-attribution-main"><li class="u-concealed">
<a href="/threads/x.1/post-{number}" rel="nofollow"><time class="u-dt" dir="auto" title="{printed}">{printed}</time></a>
</li></ul><ul class="message-attribution-opposite"><li><a href="/threads/x.1/post-{number}">#{number % 9}</a></li></ul>
</header><div class="message-content js-messageContent"><div class="message-userContent lbContainer">
<article class="message-body js-selectToQuote"><div class="bbWrapper">{words}</div></article></div></div>
<footer class="message-footer"><div class="message-actionBar actionBar"><a href="#" class="actionBar-action">
{page.say("Cevapla", "Reply")}</a></div></footer></div></div></div></article>"""

    return whole(
        page,
        f'<div class="p-body"><h1 class="p-title-value">{escape(page.title)}</h1><div class="block-body js-replyNewMessage">'
        f"{''.join(post(one) for one in _posts(page))}</div></div>",
    )


def eksi(page: Page) -> str:
    def entry(one: Answer | None) -> str:
        number, author, printed, words = _of(page, one)
        if one is not None:
            words = "<br><br>".join(escape(said, quote=False) for said in one.paragraphs)
        return f"""<li data-id="{number}" data-author="{escape(author)}" data-author-id="8" data-flags="share report"
data-favorite-count="3"><div class="content">{words}</div><footer><div class="feedback-container"><div class="feedback">
</div><span class="favorite-links"><a class="favorite-link"></a><a class="favorite-count">3</a></span></div>
<div class="footer-info"><div id="entry-nick-container"><a class="entry-author" href="/biri/a">{escape(author)}</a></div>
<a class="entry-date permalink" href="/entry/{number}">{printed}</a></div></footer></li>"""

    return whole(
        page,
        f'<div id="content-body"><div id="topic"><h1 id="title" data-title="{escape(page.title)}"><a href="/t">'
        f'<span itemprop="name">{escape(page.title)}</span></a></h1><ul id="entry-item-list">'
        f"{''.join(entry(one) for one in _posts(page))}</ul></div></div>",
    )


def uludag(page: Page) -> str:
    def entry(one: Answer | None) -> str:
        number, author, printed, words = _of(page, one)
        if one is not None:
            words = "<br><br>".join(escape(said, quote=False) for said in one.paragraphs)
        return f"""<li id="entry_{number}" class="li_capsul_entry"><div class="entry-p">{words}</div>
<div class="entry-secenekleri"><span class="entry-no"><a href="/e/{number}/">#{number}</a></span>
<a class="alt-u yazar" href="/k/a/">{escape(author)}</a> <span class="date-u"><a href="/e/{number}/">{printed}</a></span>
<span class="oylama"><a>+</a> <a>-</a></span></div></li>"""

    return whole(
        page,
        f'<h1 class="title-capsul"><a href="/k/">{escape(page.title)}</a></h1><ul class="entry-list">'
        f"{''.join(entry(one) for one in _posts(page))}</ul>",
    )


FORUMS: dict[str, Callable[[Page], str]] = {
    "phpBB": phpbb,
    "vBulletin 3": vbulletin,
    "vBulletin 4": vbulletin_four,
    "XenForo": xenforo,
    "Ekşi": eksi,
    "Uludağ": uludag,
}
#: Those whose software marks whom a quotation is of by a link to the post.
LINKED = frozenset(("phpBB", "XenForo"))
#: Those in which nobody quotes.
UNQUOTED = frozenset(("Ekşi", "Uludağ"))
