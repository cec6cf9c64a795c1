"""Licensed respellings: the same words as another edition or an older print would spell them.

Written from the rules of the Turkish profile's specification and by hand, apart from the product's tables, so that a
gap there shows here. Each respelling returns the word's new form and the rule that licenses it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from plant.drafts import Draft, Mark, Token

Respelling = tuple[str, str]

_BARE = str.maketrans("âîûÂÎÛ", "aiuAİU")
_IZAFET = re.compile(r"^(.{2,})-([ıiuü]|y[ıi])$")
_INNER_HEMZE = re.compile(r"^[a-zçğıöşüâîû]+’[a-zçğıöşüâîû]+$")
_SUFFIXED = re.compile(r"^([A-ZÇĞİÖŞÜÂÎÛ][^’-]+)’([a-zçğıöşü]+)$")
_ONSET = re.compile(r"^(.{3,}[fktçşhp])t(an|en|ır|ir|ur|ür)$")

#: Stems that print both with a voiceless and a voiced end; the voiceless form is written here.
_VOICELESS_P = (
    "kitap mektep sebep talep cevap hesap kalp inkılap inkılâp harp garp tahrip takip hitap galip kâtip mağlup mahsup"
    " matlup mensup nasip icap erbap esbap sahip tertip teşrip terkip istiap ihtisap muhatap müntehap münasip mucip"
).split()
_VOICELESS_T = (
    "maksat vücut mevcut ümit itimat istinat cihat icat irşat fesat efrat mutat hudut mahdut murat ait tahdit"
    " tehdit teyit takyit tecrit istibdat itikat ittihat inat ecdat"
    " evlat imdat istidat isnat iktisat mesut müsait müttehit şahit vahit"
    " istiklâliyet taahhüt tereddüt teşebbüt tevellüt tezayüt temerküt"
).split()
_VOICED = {word: word[:-1] + "b" for word in _VOICELESS_P} | {word: word[:-1] + "d" for word in _VOICELESS_T}
_HARD = {voiced: hard for hard, voiced in _VOICED.items()}
_AFTER_STEM = re.compile(r"^(lar|ler|la|le|sız|siz|lık|lik)?$")
_MEDIAL = {"ispat": "isbat", "tespit": "tesbit", "miktar": "mikdar", "nispet": "nisbet", "müspet": "müsbet"}
_STEM_I = {"kıymet": "kiymet", "vaziyet": "vazıyet", "hakikat": "hakıkat", "sıhhat": "sihhat", "hıyanet": "hiyanet"}
_STEM_U = {"hükûmet": "hükümet", "cumhuriyet": "cümhuriyet", "muvaffak": "müvaffak"}
_JOINED = {
    "birçok": "bir çok", "hiçbir": "hiç bir", "herhangi": "her hangi", "birtakım": "bir takım", "birkaç": "bir kaç",
    "hiçbirimiz": "hiç birimiz", "herhâlde": "her hâlde",
}  # fmt: skip
_DOUBLETS = {
    "mıntıka": "mıntaka", "salahiyet": "selahiyet", "seda": "sada", "ıstırap": "ızdırap", "ama": "amma",
    "şimendifer": "şömendöfer", "arttır": "artır",
}  # fmt: skip
_FIGURES = {
    "iki": "2", "üç": "3", "dört": "4", "beş": "5", "altı": "6", "yedi": "7", "sekiz": "8", "dokuz": "9",
    "yirmi": "20", "otuz": "30", "elli": "50",
}  # fmt: skip
_ORDINALS = {"birinci": "1’inci", "ikinci": "2’nci", "üçüncü": "3’üncü", "dördüncü": "4’üncü", "beşinci": "5’inci"}
_COUNTED = {*_FIGURES, "on", "kırk", "yüz", "bin", "milyon", "buçuk"}
_SCHOLARLY = {"h": "ḥ", "k": "ḳ", "s": "ṣ", "t": "ṭ", "z": "ẓ", "â": "ā"}


def circumflex(rng: Random, draft: Draft, i: int) -> Respelling | None:
    """Drop the circumflex (R04)."""
    word = draft.tokens[i].text
    bare = word.translate(_BARE)
    return (bare, "R04") if bare != word else None


def izafet(rng: Random, draft: Draft, i: int) -> Respelling | None:
    """Join the izafet to its word or set it apart (R05); the next word has to follow on both sides."""
    match = _IZAFET.match(draft.tokens[i].text)
    if match is None or i + 1 >= len(draft.tokens) or draft.tokens[i].after != " ":
        return None
    return match[1] + rng.choice(["", "", " "]) + match[2], "R05"


def apostrophe(rng: Random, draft: Draft, i: int) -> Respelling | None:
    """Drop the apostrophe before a name's suffix, or print the straight one (R02, R03)."""
    match = _SUFFIXED.match(draft.tokens[i].text)
    if match is None:
        return None
    return (match[1] + match[2], "R02") if rng.random() < 0.6 else (f"{match[1]}'{match[2]}", "R03")


def hemze(rng: Random, draft: Draft, i: int) -> Respelling | None:
    """Drop the sign of ʿayn or hemze inside a loanword, or print another (R07)."""
    word = draft.tokens[i].text
    if not _INNER_HEMZE.match(word):
        return None
    return word.replace("’", rng.choice(["", "", "ʾ", "'"])), "R07"


def capital(rng: Random, draft: Draft, i: int) -> Respelling | None:
    """Print I for a capital İ, or the lower case of that slip (R01)."""
    word = draft.tokens[i].text
    if not word.startswith("İ") or len(word) < 4 or word.isupper():
        return None
    return rng.choice("IIı") + word[1:], "R01"


def voicing(rng: Random, draft: Draft, i: int) -> Respelling | None:
    """Print the other of b/p, d/t at the end of a loan stem (R09), or in one of the medial pairs."""
    word = draft.tokens[i].text
    for table in (_VOICED, _HARD):
        for stem, other in table.items():
            if word.startswith(stem) and _AFTER_STEM.match(word[len(stem) :]):
                return other + word[len(stem) :], "R09"
    for table in (_MEDIAL, {b: a for a, b in _MEDIAL.items()}):
        for stem, other in table.items():
            if word.startswith(stem):
                return other + word[len(stem) :], "R09"
    if re.match(r"^.{2,}[ıiuü]p$", word) and word not in _VOICED and len(word) >= 5:
        return word[:-1] + "b", "R09"
    return None


def onset(rng: Random, draft: Draft, i: int) -> Respelling | None:
    """Print d for t at the onset of a suffix after a voiceless sound (R10)."""
    match = _ONSET.match(draft.tokens[i].text)
    return (f"{match[1]}d{match[2]}", "R10") if match and match[0].islower() else None


def stem_vowel(rng: Random, draft: Draft, i: int) -> Respelling | None:
    """Print the other of i/ı (R11) or u/ü (R12) inside a loan stem."""
    word = draft.tokens[i].text
    for table, rule in ((_STEM_I, "R11"), (_STEM_U, "R12")):
        for stem, other in table.items():
            if word.startswith(stem):
                return other + word[len(stem) :], rule
    return None


def glide(rng: Random, draft: Draft, i: int) -> Respelling | None:
    """Print -mağa for -maya, -meğe for -meye (R13)."""
    word = draft.tokens[i].text
    if re.match(r"^.{2,}(maya|meye)$", word):
        return word[:-2] + "ğ" + word[-1], "R13"
    return None


def spacing(rng: Random, draft: Draft, i: int) -> Respelling | None:
    """Write one word as two (R16)."""
    other = _JOINED.get(draft.tokens[i].text)
    return (other, "R16") if other else None


def doubling(rng: Random, draft: Draft, i: int) -> Respelling | None:
    """Print -iyye for -iye at a word's end (R08)."""
    word = draft.tokens[i].text
    if re.match(r"^.{4,}iye$", word) and word.islower() and not word.endswith("ediye"):
        return word[:-2] + "yye", "R08"
    return None


def figure(rng: Random, draft: Draft, i: int) -> Respelling | None:
    """Print a number word as a figure of the same value (R15)."""
    word = draft.tokens[i].text
    near = [draft.tokens[k].text.lower() for k in (i - 1, i + 1) if 0 <= k < len(draft.tokens)]
    if any(other in _COUNTED or other[0].isdigit() or other in {"bir", "lâ"} for other in near):
        return None
    if word in _ORDINALS:
        return _ORDINALS[word], "R15"
    return (_FIGURES[word], "R15") if word in _FIGURES else None


def doublet(rng: Random, draft: Draft, i: int) -> Respelling | None:
    """Print the other of a pair of doublets (R17)."""
    word = draft.tokens[i].text
    for table in (_DOUBLETS, {b: a for a, b in _DOUBLETS.items()}):
        for stem, other in table.items():
            if word == stem or (len(stem) > 4 and word.startswith(stem)):
                return other + word[len(stem) :], "R17"
    return None


def scholarly(rng: Random, draft: Draft, i: int) -> Respelling | None:
    """Print a letter of scholarly transcription (R22)."""
    word = draft.tokens[i].text
    places = [k for k, letter in enumerate(word) if letter in _SCHOLARLY]
    if len(word) < 5 or not places or not word.islower() or "’" in word:
        return None
    k = rng.choice(places)
    return word[:k] + _SCHOLARLY[word[k]] + word[k + 1 :], "R22"


Rule = Callable[[Random, Draft, int], Respelling | None]
FIRST_RULES: tuple[Rule, ...] = (
    circumflex, izafet, izafet, apostrophe, hemze, capital, voicing, onset, stem_vowel, glide, spacing, doubling,
)  # fmt: skip
MORE_RULES: tuple[Rule, ...] = (figure, figure, doublet, doublet, scholarly, spacing, glide)


def respell(rng: Random, draft: Draft, rules: tuple[Rule, ...], share: float, least: int) -> bool:
    """Respell words of a draft; False where fewer than ``least`` could be.

    Parameters
    ----------
    share : float
        Chance of a word that can be respelled to be respelled.
    """
    done = 0
    touched = {id(token) for mark in draft.marks for token in mark.tokens}
    for i, token in enumerate(draft.tokens):
        if id(token) in touched or rng.random() > share:
            continue
        for rule in rng.sample(rules, len(rules)):
            answer = rule(rng, draft, i)
            if answer is not None and answer[0] != token.text:
                _replace(draft, token, answer)
                done += 1
                break
    return done >= least


def _replace(draft: Draft, token: Token, answer: Respelling) -> None:
    draft.marks.append(Mark("spelling", [token], token.source, was=token.text, detail=answer[1]))
    token.text = answer[0]
