"""``cite``: the citations of a text, for reading and for reference managers."""

from __future__ import annotations

from pathlib import Path

from tahkik.cli.output import Out, literal
from tahkik.cli.status import CLEAN
from tahkik.options import MAX_SIZE
from tahkik.report import dumps
from tahkik.report.bibtex import bibtex
from tahkik.report.json_ import citation_to_dict


def print_citations(text: str, language: str | None, *, format: str, output: Path | None) -> int:
    """Print what a text cites: its fields, as JSON, as CSL-JSON, or as BibTeX."""
    from tahkik import api

    found = api.find_citations(literal(text, MAX_SIZE), language=language)
    out = Out(output)
    if format == "json":
        out.write(dumps([citation_to_dict(one) for one in found]) + "\n")
    elif format == "csl":
        out.write(dumps([one.csl for one in found]) + "\n")
    elif format == "bibtex":
        out.write("".join(bibtex(one) for one in found))
    else:
        for one in found:
            out.write(f"{one.start}-{one.end} {one.type}: {one.text}\n")
            for name, value in one.fields.items():
                shown = "; ".join(value) if isinstance(value, list) else value
                out.write(f"    {name}: {shown}\n")
    out.close()
    return CLEAN
