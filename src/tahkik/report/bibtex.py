"""Citations as BibTeX, from their CSL-JSON."""

from __future__ import annotations

import re

from tahkik.model import Citation

_TYPES = {
    "book": "book", "article-journal": "article", "article-newspaper": "article", "thesis": "phdthesis",
    "webpage": "online",
}  # fmt: skip
_FIELDS = {
    "title": "title", "container-title": "journal", "publisher": "publisher", "publisher-place": "address",
    "volume": "volume", "issue": "number", "number": "number", "edition": "edition", "page": "pages", "DOI": "doi",
    "URL": "url", "ISBN": "isbn", "archive": "howpublished", "archive_location": "note",
}  # fmt: skip
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "$": r"\$",
    "_": r"\_",
}


def bibtex(citation: Citation) -> str:
    """Return a BibTeX entry; what BibTeX has no type for is ``misc``.

    Parameters
    ----------
    citation : Citation
        With its CSL-JSON.

    Returns
    -------
    str
        The entry with a newline at its end, in Unicode (for biber or a modern BibTeX).
    """
    item = citation.csl
    rows = []
    roles = [role for role in ("author", "editor", "translator") if item.get(role)]
    rows += [(role, " and ".join(_name(one) for one in item[role])) for role in roles]
    written = set()
    for csl, name in _FIELDS.items():
        if csl in item and name not in written:
            written.add(name)
            value = _escaped(str(item[csl]))
            rows.append((name, re.sub(r"(?<=\d)-(?=\d)", "--", value) if name == "pages" else value))
    parts = item.get("issued", {}).get("date-parts")
    if parts:
        rows.append(("year", str(parts[0][0])))
    fields = "".join(f",\n  {name} = {{{value}}}" for name, value in rows)
    return f"@{_TYPES.get(str(item.get('type')), 'misc')}{{{item.get('id') or citation.id}{fields}\n}}\n"


def _name(name: dict[str, str]) -> str:
    if "literal" in name:
        return "{" + _escaped(name["literal"]) + "}"
    return _escaped(f"{name['family']}, {name['given']}")


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in text)
