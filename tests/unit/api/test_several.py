"""Files that hold many documents in a corpus: JSON Lines and WARC, line by line and page by page."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

import tahkik
from tahkik.api import batches, library
from tahkik.errors import TahkikError
from tahkik.model import Refusal
from tahkik.options import ReadOptions
from tahkik.read import several
from tahkik.read.formats import warc
from tahkik.read.several import Inside, Part, documents_in, file_of, parts_of

TAR = "Seven barrels of tar were left at the old slipway when the keeper went home."
ANCHOR = "Nobody claimed the anchor that the dredger brought up in front of the customs house."
KUYU = "Kuyu derindir; köylüler suyu kovayla çekerler ve yazın iki defa temizlerler."


def line(name: object, text: str, **more: object) -> str:
    return json.dumps({"id": name, "text": text, **more}, ensure_ascii=False)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "c.tahkik"
    library.create(path)
    return path


@pytest.fixture
def box(tmp_path: Path) -> Path:
    folder = tmp_path / "box"
    folder.mkdir()
    return folder


def names(corpus: Path) -> list[str]:
    return sorted(one.source for one in library.documents(corpus))


def verdicts(corpus: Path, words: str) -> tuple[str, list[str]]:
    result = tahkik.Corpus.open(corpus).find(words)
    return result.quotations[0].verdict, [match.source for match in result.quotations[0].matches]


# --- a document a line -----------------------------------------------------------------------------------------------


def test_every_line_is_a_document_with_what_it_says_of_itself(corpus: Path, box: Path) -> None:
    lines = [
        line("tar", TAR, title="Tar", author="A. Lind", date="1912-03-04", url="https://example.org/tar"),
        "",
        line(8, KUYU, language="tr", published=1931, page="12"),
        json.dumps({"text": ANCHOR}),
    ]
    (box / "notes.jsonl").write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode())
    added = library.add(corpus, [box])
    assert (added.added, added.replaced, added.unchanged, added.refusals) == (3, 0, 0, ())
    held = {one.source: one for one in library.documents(corpus)}
    assert sorted(held) == ["box/notes.jsonl#4", "box/notes.jsonl#8", "box/notes.jsonl#tar"]
    tar = held["box/notes.jsonl#tar"]
    assert (tar.title, tar.author, tar.language) == ("Tar", "A. Lind", "en")
    assert held["box/notes.jsonl#8"].language == "tr"
    assert verdicts(corpus, TAR) == ("verbatim", ["box/notes.jsonl#tar"])
    assert verdicts(corpus, KUYU) == ("verbatim", ["box/notes.jsonl#8"])


BAD = {
    "no JSON": ("{'id': 1}", "is no JSON"),
    "half a line": ('{"id": 2, "text": "bro', "is no JSON"),
    "nested without end": ("[" * 100_000, "is no JSON"),
    "a list": ('["a", "b"]', 'no object with a "text"'),
    "no text": ('{"id": 3}', 'no object with a "text"'),
    "a text that is none": ('{"id": 3, "text": 7}', 'no object with a "text"'),
    "an id that is a list": ('{"id": [1], "text": "words"}', "neither words nor a whole number"),
    "an id that is true": ('{"id": true, "text": "words"}', "neither words nor a whole number"),
    "an empty id": ('{"id": " ", "text": "words"}', "empty, longer"),
    "a line end in an id": ('{"id": "a\\nb", "text": "words"}', "not printed"),
    "an escape in an id": ('{"id": "\\u001b[2J", "text": "words"}', "not printed"),
    "half a sign in an id": ('{"id": "\\ud800", "text": "words"}', "not printed"),
    "an id without end": (json.dumps({"id": "x" * 400, "text": "words"}), "longer than 300"),
    "an id given twice": (line("tar", "The same name for other words."), "as another line has"),
    "no words": ('{"id": 4, "text": " … "}', "no words"),
    "not UTF-8": ('{"id": 5, "text": "\udcff"}', "is no JSON"),
    "a number that is none": ('{"id": 6, "text": "words", "x": NaN}', "is no JSON"),
    "half a sign in a text": ('{"id": 7, "text": "words \\ud800 words"}', "half a sign"),
    "an id that differs in its spaces": (line(" tar\u3000", "The same name for other words."), "as another line has"),
    "bytes of a program": (line(4, "words\0words"), "byte 5 is NUL"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_line_is_named_and_the_others_go_in(kind: str, corpus: Path, box: Path) -> None:
    bad, said = BAD[kind]
    text = "\n".join([line("tar", TAR), bad, line("anchor", ANCHOR)]) + "\n"
    (box / "notes.jsonl").write_bytes(text.encode("utf-8", "surrogateescape"))
    added = library.add(corpus, [box])
    assert names(corpus) == ["box/notes.jsonl#anchor", "box/notes.jsonl#tar"]
    (refusal,) = added.refusals
    assert said in refusal.message
    assert refusal.source in ("box/notes.jsonl#2", "box/notes.jsonl#4")
    assert "box/notes.jsonl" in refusal.message or refusal.source == "box/notes.jsonl#4"


@pytest.mark.parametrize("language", ["fa", "../../x", "", "xx-klingon", "z" * 5_000, "\0"])
def test_a_language_without_a_profile_spoils_nothing(language: str, corpus: Path, box: Path) -> None:
    (box / "notes.jsonl").write_text(
        "\n".join([line(1, TAR, language=language), line(2, KUYU, language="Türkçe")]), "utf-8"
    )
    assert library.add(corpus, [box]).added == 2
    assert [one.language for one in library.documents(corpus)] == ["en", "tr"]
    assert verdicts(corpus, TAR)[0] == "verbatim"


def test_a_text_that_speaks_of_formats_is_a_text(corpus: Path, box: Path) -> None:
    texts = ["WARC/1.0 is how archives begin. " + TAR, "MIME-Version: 1.0\nContent-Type: multipart/related\n\n" + TAR]
    (box / "notes.jsonl").write_text("\n".join(line(k, text) for k, text in enumerate(texts)))
    assert library.add(corpus, [box]).added == 2
    assert {one.media_type for one in library.documents(corpus)} == {"text/plain"}


def test_where_a_line_was_printed_is_cited(corpus: Path, box: Path) -> None:
    (box / "notes.jsonl").write_text(line(1, TAR, locus="No. 12, p. 3"))
    library.add(corpus, [box])
    (match,) = tahkik.Corpus.open(corpus).find(TAR).quotations[0].matches
    assert match.locus == "No. 12, p. 3"


def test_a_file_that_is_no_json_lines_is_told_in_short(corpus: Path, box: Path) -> None:
    (box / "notes.jsonl").write_text("\n".join(["nothing"] * 5_000 + [line("tar", TAR)] + ['{"text": " "}'] * 50))
    added = library.add(corpus, [box])
    assert names(corpus) == ["box/notes.jsonl#tar"]
    assert len(added.refusals) == several.TOLD + 1
    (told,) = [one.message for one in added.refusals if "more documents" in one.message]
    assert told.startswith("4950 more documents of box/notes.jsonl cannot be read; the last: Line 5051")
    assert len(tahkik.Corpus.of([box], keep=False).info.refusals) == several.TOLD + 1


@pytest.mark.parametrize("content", ["", "\n \r\n\n", line(1, TAR).encode("utf-16")])
def test_a_file_of_lines_without_a_document_is_one_refusal(content: str | bytes, corpus: Path, box: Path) -> None:
    (box / "notes.jsonl").write_bytes(content if isinstance(content, bytes) else content.encode())
    (refusal,) = library.add(corpus, [box]).refusals
    assert refusal.source == "box/notes.jsonl"


def test_what_fails_now_stays_as_it_is_held(corpus: Path, box: Path) -> None:
    file = box / "notes.jsonl"
    file.write_text("\n".join([line(1, TAR), line(2, ANCHOR)]))
    library.add(corpus, [box])
    file.write_text("\n".join([line(1, " "), line(2, ANCHOR)]))
    added = library.add(corpus, [box])
    assert (added.replaced, added.unchanged, len(added.refusals)) == (0, 1, 1)
    assert names(corpus) == ["box/notes.jsonl#1", "box/notes.jsonl#2"]
    file.write_text("")
    assert len(library.add(corpus, [box]).refusals) == 1
    assert names(corpus) == ["box/notes.jsonl#1", "box/notes.jsonl#2"]


def test_a_line_too_long_is_passed_over(corpus: Path, box: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(several, "LINE", 500)
    monkeypatch.setattr(several, "PIECE", 64)
    (box / "notes.jsonl").write_text("\n".join([line(1, TAR), line(2, "long " * 500), line(3, ANCHOR)]))
    added = library.add(corpus, [box])
    assert names(corpus) == ["box/notes.jsonl#1", "box/notes.jsonl#3"]
    assert [one.message for one in added.refusals] == ["Line 2 of box/notes.jsonl has more than 500 bytes."]


def test_lines_that_stay_are_skipped_changed_ones_replaced_and_those_gone_removed(corpus: Path, box: Path) -> None:
    file = box / "notes.jsonl"
    file.write_text("\n".join([line(1, TAR), line(2, ANCHOR), line(3, KUYU)]), encoding="utf-8")
    assert library.add(corpus, [box]).added == 3
    again = library.add(corpus, [box])
    assert (again.added, again.replaced, again.unchanged) == (0, 0, 3)
    file.write_text(
        "\n".join([line(0, "A new first line of eight words in all."), line(1, TAR), line(2, KUYU)]), "utf-8"
    )
    third = library.add(corpus, [box])
    assert (third.added, third.replaced, third.unchanged) == (1, 1, 1)
    assert names(corpus) == ["box/notes.jsonl#0", "box/notes.jsonl#1", "box/notes.jsonl#2"]
    assert verdicts(corpus, KUYU) == ("verbatim", ["box/notes.jsonl#2"])
    assert verdicts(corpus, ANCHOR)[0] == "not-found"
    file.write_text(line(1, TAR), encoding="utf-8")
    assert library.add(corpus, [box]).unchanged == 1
    assert names(corpus) == ["box/notes.jsonl#1"]


def test_a_large_file_is_read_in_parts_and_gives_the_same(
    corpus: Path, box: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [line(k, f"Entry {k}: the lamp was trimmed, and {k * 7} barrels of oil were left.") for k in range(200)]
    lines[150] = lines[20]  # in another part
    lines[170] = "nothing"
    (box / "notes.jsonl").write_text("\n".join(lines), encoding="utf-8")
    whole = library.add(corpus, [box], processes=1)
    monkeypatch.setattr(batches, "LEAST_BATCH", 2_000)
    other = tmp_path / "parts.tahkik"
    library.create(other)
    parts = library.add(other, [box], processes=2)
    assert len(parts_of(box / "notes.jsonl", 2_000)) > 5
    assert (parts.added, len(parts.refusals)) == (whole.added, len(whole.refusals)) == (198, 2)
    assert [one.source for one in parts.refusals] == [one.source for one in whole.refusals]
    assert [one.message for one in parts.refusals] == [one.message for one in whole.refusals]
    assert names(other) == names(corpus)
    assert library.add(other, [box], processes=2).unchanged >= 198
    assert names(other) == names(corpus)


@pytest.mark.parametrize("size", [1, 7, 40, 200, 10_000])
@pytest.mark.parametrize("text", ["", "a\n", "a\nbb\n\nccc", "x" * 100 + "\ny\n", "\n\n\n"])
def test_parts_hold_every_line_once(size: int, text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(text)
    data = path.read_bytes()
    parts = parts_of(path, size)
    assert b"".join(data[part.start : part.end] for part in parts) == data
    assert all(data[part.start - 1 : part.start] == b"\n" for part in parts[1:])
    assert [part.lines for part in parts] == [data[: part.start].count(b"\n") for part in parts]


def test_lines_are_sources_without_a_corpus_too(box: Path) -> None:
    (box / "notes.jsonl").write_text("\n".join([line("tar", TAR), "{", line("anchor", ANCHOR)]), encoding="utf-8")
    corpus = tahkik.Corpus.of([box / "notes.jsonl"], keep=False)
    held = [document.source for group in corpus.groups for document in group.documents]
    assert held == ["box/notes.jsonl#tar", "box/notes.jsonl#anchor"]
    assert [one.source for one in corpus.info.refusals] == ["box/notes.jsonl#2"]
    assert corpus.find(ANCHOR).quotations[0].verdict == "verbatim"


@pytest.mark.parametrize(
    ("source", "file"),
    [
        ("box/notes.jsonl#7", "box/notes.jsonl"),
        ("box/Notes.NDJSON#a#b", "box/Notes.NDJSON"),
        ("box/a #3.jsonl#x", "box/a #3.jsonl"),
        ("box/pages.warc.gz#http://a.org/#top", "box/pages.warc.gz"),
        ("box/notes #3.txt", "box/notes #3.txt"),
        ("box/notes.jsonl", "box/notes.jsonl"),
    ],
)
def test_the_file_of_an_identifier(source: str, file: str) -> None:
    assert file_of(source) == file


def test_a_file_with_a_hash_in_its_name_is_held_once(corpus: Path, box: Path) -> None:
    (box / "box #3.txt").write_text(TAR)
    assert library.add(corpus, [box]).added == 1
    assert library.add(corpus, [box]).unchanged == 1
    (box / "box #3.txt").write_text(ANCHOR)
    assert library.add(corpus, [box]).replaced == 1
    assert names(corpus) == ["box/box #3.txt"]


# --- a document a page -----------------------------------------------------------------------------------------------


def record(address: str, words: str, status: str = "200 OK") -> bytes:
    html = f"<!doctype html><html lang=en><title>{words[:12]}</title><body><article><p>{words}</p></article>".encode()
    answer = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".encode() + html
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(address)):032x}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


PAGES = [("http://a.org/tar", TAR), ("http://a.org/anchor", ANCHOR), ("http://a.org/well", KUYU)]


@pytest.mark.parametrize("packed", [False, True])
def test_every_page_of_a_warc_is_a_document(packed: bool, corpus: Path, box: Path) -> None:
    records = [record(*page) for page in PAGES] + [record("http://a.org/none", "Not found here at all.", "404 No")]
    records.append(record("http://a.org/tar", "Stored again on another day, with other words in it."))
    if packed:
        (box / "pages.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
    else:
        (box / "pages.warc").write_bytes(b"".join(records))
    added = library.add(corpus, [box])
    file = "box/pages.warc.gz" if packed else "box/pages.warc"
    assert (added.added, added.refusals) == (4, ())
    assert names(corpus) == sorted([*(f"{file}#{address}" for address, _ in PAGES), f"{file}#http://a.org/tar#4"])
    assert verdicts(corpus, ANCHOR) == ("verbatim", [f"{file}#http://a.org/anchor"])
    again = library.add(corpus, [box])
    assert (again.added, again.replaced, again.unchanged) == (0, 0, 4)


def broken(kind: str, packed: bool) -> bytes:
    records = [record(*page) for page in PAGES]
    pack = gzip.compress if packed else bytes
    if kind == "breaks off":
        return b"".join(map(pack, records))[:-40]
    if kind == "no bytes of a record between":
        return pack(records[0]) + bytes(range(256)) * 9 + pack(records[1]) + pack(records[2])
    if kind == "a length that is none":
        records[1] = records[1].replace(b"Content-Length: ", b"Content-Length: x")
    elif kind == "a length too great":
        records[1] = records[1].replace(b"Content-Length: ", b"Content-Length: 9")
    elif kind == "a length too small":
        records[1] = records[1].replace(b"Content-Length: ", b"Content-Length: 1\r\nX: ")
    elif kind == "cut in the middle":
        return pack(records[0]) + pack(records[1])[:-60] + pack(records[2])
    return b"".join(map(pack, records))


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("kind", "left"),
    [
        ("breaks off", (0, 1)),
        ("no bytes of a record between", (0, 1, 2)),
        ("a length that is none", (0, 2)),
        ("a length too great", (0, 2)),
        ("a length too small", (0, 2)),
        ("cut in the middle", (0, 2)),
    ],
)
def test_what_is_sound_of_a_damaged_warc_goes_in(
    kind: str, left: tuple[int, ...], packed: bool, corpus: Path, box: Path
) -> None:
    file = box / ("pages.warc.gz" if packed else "pages.warc")
    file.write_bytes(broken(kind, packed))
    added = library.add(corpus, [box])
    held = {name.partition("#")[2] for name in names(corpus)}
    assert {PAGES[k][0] for k in left} <= held
    for k in left:
        assert verdicts(corpus, PAGES[k][1])[0] == "verbatim"
    assert added.refusals
    assert all(one.message.startswith(f"box/{file.name}") for one in added.refusals)


def test_pages_held_stay_where_their_file_is_damaged_later(corpus: Path, box: Path) -> None:
    file = box / "pages.warc"
    file.write_bytes(broken("", False))
    library.add(corpus, [box])
    file.write_bytes(broken("breaks off", False).replace(b"Seven", b"Eight"))
    added = library.add(corpus, [box])
    assert (added.replaced, added.unchanged, len(added.refusals)) == (1, 1, 1)
    assert len(names(corpus)) == 3
    assert verdicts(corpus, KUYU)[0] == "verbatim"


def test_a_warc_damaged_everywhere_is_given_up(tmp_path: Path) -> None:
    one = record("http://a.org/x", TAR).replace(b"Content-Length: ", b"Content-Length: x")
    (tmp_path / "a.warc").write_bytes(one * 1_000)
    found = list(documents_in(tmp_path / "a.warc", "a.warc"))
    assert len(found) == warc.BREAKS
    assert all(isinstance(each, Refusal) for each in found)


def test_a_warc_without_pages_is_named(corpus: Path, box: Path) -> None:
    (box / "empty.warc").write_bytes(b"")
    assert [one.message for one in library.add(corpus, [box]).refusals] == ["box/empty.warc holds no web page."]


def test_a_part_knows_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([line(1, TAR), line(2, ANCHOR)]))
    first = len(line(1, TAR)) + 1
    (found,) = documents_in(path, "a.jsonl", Part(first, path.stat().st_size, 1))
    assert isinstance(found, Inside)
    assert (found.source, found.number) == ("a.jsonl#2", 2)
    with pytest.raises(TahkikError):
        Inside("a", "", 1, b"", {}).read(ReadOptions())
