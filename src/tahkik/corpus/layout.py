"""A group of documents on disk: arrays, texts and a manifest that names their sizes and checksums.

The manifest records the layout's version and parameters and the digest of the profile; opening it with others says so.
Bounds of every array are checked on opening, before a kernel sees them (Numba checks no index). Nothing is pickled.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tahkik.corpus.group import LONG_SEED, SHORT_SEED, WINDOW, Group, Postings
from tahkik.corpus.records import document_of, extras
from tahkik.corpus.statistics import BACKGROUND, COMMON, CONTEXT, PAIR_TRUST, UNSEEN
from tahkik.errors import DamagedCorpus, Outdated
from tahkik.languages import Profile
from tahkik.model import Document

MAGIC = "tahkik-group"
VERSION = 1
_ARRAYS = {
    "first": np.int64, "starts": np.int32, "ends": np.int32, "offsets": np.int64, "letters": np.uint16,
    "hashes": np.uint64, "masks": np.uint32, "word_bits": np.float32, "next_bits": np.float32,
    "long_pointers": np.uint32, "long_places": np.uint32, "short_pointers": np.uint32, "short_places": np.uint32,
}  # fmt: skip
_FIELDS = (
    "source", "sha256", "text_sha256", "media_type", "language", "title", "author", "published", "locus",
)  # fmt: skip


def parameters(profile: Profile) -> dict[str, Any]:
    """Return everything the arrays depend on beside the texts."""
    key = profile.search_key
    shape = [
        sorted(key.classes.items()), key.vowels, key.glides, sorted(key.coda.items()), key.undouble,
        sorted(key.case.items()),
    ]  # fmt: skip
    return {
        "version": VERSION,
        "profile": profile.code,
        "search_key": hashlib.sha256(repr(shape).encode()).hexdigest(),
        "long_seed": LONG_SEED,
        "short_seed": SHORT_SEED,
        "window": WINDOW,
        "statistics": [UNSEEN, BACKGROUND, COMMON, PAIR_TRUST, CONTEXT],
    }


def write(group: Group, folder: Path) -> None:
    """Write a group into an existing, empty folder; the manifest last, so that a broken write has none."""
    arrays = {name: getattr(group, name) for name in _ARRAYS if "_" not in name or name in ("word_bits", "next_bits")}
    for name, index in (("long", group.long), ("short", group.short)):
        arrays[f"{name}_pointers"], arrays[f"{name}_places"] = index.pointers, index.places
    files: dict[str, dict[str, int]] = {}

    def put(name: str, data: bytes) -> None:
        (folder / name).write_bytes(data)
        files[name] = {"bytes": len(data), "crc32": zlib.crc32(data)}

    for name, dtype in _ARRAYS.items():
        put(name, np.ascontiguousarray(arrays[name], dtype).tobytes())
    texts = [document.text.encode("utf-8", "surrogatepass") for document in group.documents]
    put("texts", b"".join(texts))
    records = [
        {
            **{name: getattr(document, name) for name in _FIELDS},
            "bytes": len(text),
            **extras(document),
        }
        for document, text in zip(group.documents, texts, strict=True)
    ]
    put("documents", json.dumps(records, ensure_ascii=False).encode())
    manifest = {
        "magic": MAGIC,
        "parameters": parameters(group.profile),
        "bits": {"long": group.long.bits, "short": group.short.bits},
        "files": files,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def read(folder: Path, profile: Profile) -> Group:
    """Open a group: arrays memory-mapped, texts in memory.

    Raises
    ------
    Outdated
        Written by another layout, profile or parameters.
    DamagedCorpus
        A size, checksum or bound does not hold.
    """
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        expected = parameters(profile)
        if manifest["magic"] != MAGIC or manifest["parameters"] != expected:
            raise Outdated(
                f"{folder.name} was written with other parameters than this version uses.",
                hint="build it again",
                details={"found": manifest.get("parameters"), "expected": expected},
            )
        arrays = {name: _array(folder, name, dtype, manifest["files"][name]) for name, dtype in _ARRAYS.items()}
        texts = _bytes(folder, "texts", manifest["files"]["texts"])
        records = json.loads(_bytes(folder, "documents", manifest["files"]["documents"]))
        bits = {name: int(manifest["bits"][name]) for name in ("long", "short")}
        documents = _documents(records, texts)
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise DamagedCorpus(f"{folder.name} cannot be opened: {error}.", hint="build it again") from error
    group = Group(
        profile, documents,
        arrays["first"], arrays["starts"], arrays["ends"], arrays["offsets"], arrays["letters"], arrays["hashes"],
        arrays["masks"], arrays["word_bits"], arrays["next_bits"],
        Postings(LONG_SEED, bits["long"], WINDOW, arrays["long_pointers"], arrays["long_places"]),
        Postings(SHORT_SEED, bits["short"], 1, arrays["short_pointers"], arrays["short_places"]),
    )  # fmt: skip
    _check_bounds(group, folder.name)
    return group


def _array(folder: Path, name: str, dtype: Any, entry: dict[str, int]) -> NDArray[Any]:
    path = folder / name
    if path.stat().st_size != entry["bytes"]:
        raise ValueError(f"{name} has {path.stat().st_size} bytes, {entry['bytes']} are recorded")
    if entry["bytes"] == 0:
        return np.empty(0, dtype)
    # copy on write, not read-only: Numba would compile every kernel once more for arrays that cannot be written
    mapped = np.memmap(path, dtype=dtype, mode="c")
    if zlib.crc32(mapped) != entry["crc32"]:  # type: ignore[arg-type]
        raise ValueError(f"the checksum of {name} does not hold")
    return mapped.view(np.ndarray)


def _bytes(folder: Path, name: str, entry: dict[str, int]) -> bytes:
    data = (folder / name).read_bytes()
    if len(data) != entry["bytes"] or zlib.crc32(data) != entry["crc32"]:
        raise ValueError(f"the checksum of {name} does not hold")
    return data


def _documents(records: Sequence[dict[str, Any]], texts: bytes) -> tuple[Document, ...]:
    out = []
    at = 0
    for record in records:
        size = int(record["bytes"])
        text = texts[at : at + size].decode("utf-8", "surrogatepass")
        at += size
        out.append(document_of(record, text, _FIELDS))
    if at != len(texts):
        raise ValueError(f"texts hold {len(texts)} bytes, the documents name {at}")
    return tuple(out)


def _check_bounds(group: Group, name: str) -> None:
    tokens, letters = len(group.starts), len(group.letters)
    sound = (
        len(group.first) == len(group.documents) + 1
        and len(group.offsets) == tokens + 1
        and all(len(a) == tokens for a in (group.ends, group.hashes, group.masks, group.word_bits, group.next_bits))
        and _rises(group.first, 0, tokens)
        and _rises(group.offsets, 0, letters)
        and all(_sound_postings(index, letters) for index in (group.long, group.short))
    )
    if sound and tokens:
        sizes = np.array([len(document.text) for document in group.documents])
        sizes = np.repeat(sizes, np.diff(group.first))
        sound = bool((group.starts >= 0).all() and (group.starts <= group.ends).all() and (group.ends <= sizes).all())
    if not sound:
        raise DamagedCorpus(f"{name} holds numbers that point outside it.", hint="build it again")


def _rises(values: NDArray[Any], first: int, last: int) -> bool:
    return bool(len(values) and values[0] == first and values[-1] == last and (np.diff(values) >= 0).all())


def _sound_postings(index: Postings, letters: int) -> bool:
    pointers = index.pointers
    return (
        0 <= index.bits < 32
        and len(pointers) == (1 << index.bits) + 1
        and int(pointers[0]) == 0
        and int(pointers[-1]) == len(index.places)
        and bool((pointers[1:] >= pointers[:-1]).all())
        and (len(index.places) == 0 or int(index.places.max()) + index.k <= letters)
    )
