"""Reports: one result as terminal text and as JSON, in the words of `messages`.

Output is a verb of its own: nothing here checks anything, and nothing prints.
"""

from tahkik.report.json_ import (
    array,
    dates_to_dict,
    document_to_dict,
    dumps,
    line,
    relation_to_dict,
    to_dict,
    write_json,
)

__all__ = [
    "array",
    "dates_to_dict",
    "document_to_dict",
    "dumps",
    "line",
    "relation_to_dict",
    "to_dict",
    "write_json",
]
