"""The encoding a page says it is in: an XML declaration, or a ``meta`` element of HTML."""

from __future__ import annotations

import codecs
import re

#: Bytes in which a declaration stands; browsers look at 1,024, pages with long heads exist.
HEAD = 4_096
#: What pages say and browsers read (WHATWG, Encoding Standard, labels): the windows encodings hold the ISO ones.
_AS_READ = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
    "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8",
}  # fmt: skip
#: Codecs of Python that are no encoding of pages, or whose bytes mean other bytes.
_REFUSED = frozenset(
    "utf-7 unicode_escape raw_unicode_escape idna punycode undefined mbcs oem utf-32 utf-32-le utf-32-be".split()
)

_XML = re.compile(rb"\s{0,20}<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_META = re.compile(rb"<meta\s[^>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--(?:(?!-->).){0,4096}(?:-->|\Z)", re.DOTALL)


def declared(data: bytes) -> str | None:
    """Return the encoding a page declares, as Python's codec reads it; None where it declares none that is known.

    Examples
    --------
    >>> declared(b'<html><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-9">')
    'cp1254'
    """
    head = _COMMENT.sub(b"", data[:HEAD])
    found = _XML.match(head) or _META.search(head)
    return codec(found[1].decode("ascii")) if found else None


def codec(label: str) -> str | None:
    """Return the codec of Python that reads what is labelled so, None where there is none for text."""
    try:
        info = codecs.lookup(label.strip())
    except LookupError:
        return None
    if info.name in _REFUSED or not info._is_text_encoding:
        return None
    return _AS_READ.get(info.name, info.name)
