"""What a page says of itself: JSON-LD, Open Graph, ``<meta>``, ``<link>``, ``<time>``, ``lang``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tahkik.read.stamps import stamp

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Code points of one JSON-LD script; a page's own has some thousand.
SCRIPT = 2_000_000
#: Objects of all scripts looked at.
OBJECTS = 20_000
#: Code points of a title, a name or a date.
FIELD = 500

_ARTICLES = frozenset(
    "Article NewsArticle BlogPosting Report ScholarlyArticle TechArticle OpinionNewsArticle AnalysisNewsArticle "
    "BackgroundNewsArticle ReportageNewsArticle SocialMediaPosting DiscussionForumPosting QAPage WebPage "
    "LiveBlogPosting".split()
)
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title", "headline")
_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "twitter:creator",
    "sailthru.author",
    "parsely-author",
)
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "pubdate", "publishdate", "publish_date", "publish-date", "parsely-pub-date",
    "sailthru.date", "article.published",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
)
_ADDRESS = re.compile(r"https?://[^\s\"'<>]{3,2000}$")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8}){0,4}$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's own account of itself; ``titles`` are all it gives, the likeliest first."""

    titles: tuple[str, ...] = ()
    author: str | None = None
    published: str | None = None
    modified: str | None = None
    address: str | None = None
    language: str | None = None
    objects: tuple[dict[str, Any], ...] = ()


def metadata(root: HtmlElement) -> Metadata:
    """Read a page's metadata."""
    said = _meta(root)
    objects = tuple(_objects(root))
    own = [one for one in objects if types_of(one) & _ARTICLES]
    titles = [*(text_of(one.get("headline")) for one in own), *(said.get(name) for name in _TITLES)]
    element = root.find(".//head/title")
    titles.append(element.text_content() if element is not None else None)
    titles += [text_of(one.get("name")) for one in own]
    return Metadata(
        titles=tuple(dict.fromkeys(" ".join(title.split())[:FIELD] for title in titles if title and title.strip())),
        author=_first(*(name_of(one.get("author")) for one in own), *(_person(said.get(name)) for name in _AUTHORS)),
        published=_first(
            *(date_of(one.get("datePublished")) for one in own), *(date_of(said.get(name)) for name in _PUBLISHED)
        ),
        modified=_first(
            *(date_of(one.get("dateModified")) for one in own), *(date_of(said.get(name)) for name in _MODIFIED)
        ),
        address=_address(root, said),
        language=_language(root, said),
        objects=objects,
    )


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)


def _meta(root: HtmlElement) -> dict[str, str]:
    """Return the first value of each name or property."""
    out: dict[str, str] = {}
    for element in root.iter("meta"):
        attributes = element.attrib
        name = (
            attributes.get("property")
            or attributes.get("name")
            or attributes.get("itemprop")
            or attributes.get("http-equiv")
        )
        value = attributes.get("content", "").strip()
        if name and value and len(value) <= SCRIPT:
            out.setdefault(name.strip().lower(), value[: 4 * FIELD])
    return out


# --- JSON-LD -------------------------------------------------------------------------------------------------------


def _objects(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the objects of JSON-LD, those inside others too, in the order of the page."""
    left = OBJECTS
    for script in root.iter("script"):
        if "ld+json" not in script.get("type", "") or not script.text or len(script.text) > SCRIPT:
            continue
        try:
            value = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        waiting = [value]
        while waiting and left:
            one = waiting.pop()
            left -= 1
            if isinstance(one, list):
                waiting += reversed(one)
            elif isinstance(one, dict):
                yield one
                waiting += reversed([inner for inner in one.values() if isinstance(inner, dict | list)])


def types_of(one: dict[str, Any]) -> set[str]:
    """Return an object's types, without the address of their vocabulary."""
    kind = one.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return {str(name).rpartition("/")[2].rpartition(":")[2] for name in kinds if isinstance(name, str)}


def text_of(value: Any) -> str | None:
    """Return a value that is text, the first of several."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return value if isinstance(value, str) else None


def name_of(value: Any) -> str | None:
    """Return the name of a person or organisation, or of several."""
    if isinstance(value, list):
        names = [name for one in value[:8] if (name := name_of(one))]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        value = value.get("name")
        if isinstance(value, list):
            return name_of(value)
    return _person(value) if isinstance(value, str) else None


def _person(value: str | None) -> str | None:
    words = " ".join((value or "").split())
    return words if words and len(words) <= FIELD and not words.startswith(("http://", "https://", "@")) else None


# --- dates, address, language --------------------------------------------------------------------------------------


def date_of(value: Any) -> str | None:
    """Return a date as the page gives it: ISO to its precision, an offset only if there is one."""
    words = text_of(value)
    if not words:
        return None
    seen = stamp(words[:FIELD])
    return seen.published if seen else None


def _address(root: HtmlElement, said: dict[str, str]) -> str | None:
    for link in root.iter("link"):
        if "canonical" in link.get("rel", "").lower().split() and _ADDRESS.match(link.get("href", "").strip()):
            return str(link.get("href").strip())
    return next((said[name] for name in ("og:url", "twitter:url") if _ADDRESS.match(said.get(name, ""))), None)


def _language(root: HtmlElement, said: dict[str, str]) -> str | None:
    values = [root.get("lang"), root.get("xml:lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang")]
    values += [said.get(name) for name in ("content-language", "og:locale", "dc.language", "inlanguage")]
    for value in values:
        hit = _LANGUAGE.match((value or "").strip())
        if hit:
            return hit[1].lower()
    return None
