"""Damaged letters: typed paragraphs are damaged by a program, repaired exactly or reported as lost; sound ones stay.

The paragraphs are invented; every damage is made here, so that each case can be made again.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

import tahkik.read as reading
from tahkik.model import Document, Repair
from tahkik.read.encoding import LETTERS_LOST, mend

PARAGRAPHS = (
    "Değirmenci Şükrü, İnönü köyünün çıkışında oturur; öğütülen buğdayın hesabını sarı bir deftere "
    "yazardı. “Un bitmez, "
    "söz biter,” derdi her akşam, ÇEŞME başında.",
    "İSKELE ŞUBESİ’nden gelen yazıda, gemilerin ağustos sonuna kadar onarılacağı bildiriliyordu. Kâtip "
    "bu yazıyı üç kez "
    "okudu, sonra da çekmecesine kilitledi.",
    "Öğretmen Gülşah Hanım, çocuklara kışın nasıl geçeceğini anlattı: odun yığılacak, soba kurulacak, şiirler "
    "ezberlenecekti. İlk kar düşünce herkes sevindi.",
    "Kasabanın ışıkları söndüğünde bekçi İsmail’in düdüğü duyulurdu. DİKKAT! diye bağırırdı; ağır adımlarla çarşıdan "
    "geçer, Şehir Kulübü’nün kapısını yoklardı.",
    "Büyükannem, yağmurun yağacağını ağrıyan dizinden anlar, “Bulut gelmeden çamaşırı toplayın!” diye seslenirdi. "
    "İnanmazdık; İkindi olmadan şimşek çakardı.",
)


def as_read(text: str, repairs: tuple[Repair, ...]) -> str:
    """Put back what stood at every repaired place."""
    pieces: list[str] = []
    at = 0
    for one in repairs:
        pieces += (text[at : one.start], one.was)
        at = one.end
    return "".join(pieces) + text[at:]


# --- eight kinds that can be undone --------------------------------------------------------------------------------


def _misread(codec: str, times: int = 1) -> Callable[[str], str]:
    def damage(text: str) -> str:
        for _ in range(times):
            text = text.encode().decode(codec, "replace")
        return text

    return damage


def _font(printed: str, read: str) -> Callable[[str], str]:
    return lambda text: text.translate(str.maketrans(printed, read))


UNDONE: dict[str, Callable[[str], str]] = {
    "utf-8-as-cp852": _misread("cp852"),
    "utf-8-as-cp1254": _misread("cp1254"),
    "utf-8-as-cp1252": _misread("cp1252"),
    "utf-8-as-cp1252 twice": _misread("cp1252", 2),
    "utf-8-as-latin-1": _misread("latin-1"),
    "utf-8-as-cp437": _misread("cp437"),
    "cp1254-as-latin-1": lambda text: text.encode("cp1254").decode("latin-1"),
    "iso-8859-9-as-cp1252": _font("şŞıİğĞ", "þÞýÝðÐ"),
    "font-i-as-d-stroke": _font("İ", "Đ"),
    "font-shifted": _font("İŞş", "ĠġĢ"),
    "cyrillic-as-latin": _font("aeocpAEO", "аеосрАЕО"),
}


@pytest.mark.parametrize("kind", UNDONE)
@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_what_was_damaged_is_as_typed_again(kind: str, paragraph: str) -> None:
    damaged = UNDONE[kind](paragraph)
    assert damaged != paragraph
    text, repairs = mend(damaged)
    assert text == paragraph
    assert as_read(text, repairs) == damaged
    assert all(one.was != text[one.start : one.end] and one.rule for one in repairs)


def test_a_byte_that_stood_for_nothing_is_told_by_the_language() -> None:
    """cp1254 has no sign for the second byte of Ş and of Ğ: one program writes U+FFFD, another leaves it out."""
    typed = "ŞEKER ve DAĞ yazısı: Şimdi İzmir’de güneş açtı, çocuklar ışığa koştu. Ğ az geçer."
    for errors in ("replace", "ignore"):
        damaged = typed.encode().decode("cp1254", errors)
        assert mend(damaged).text == typed


def test_single_repairs_say_what_stood_there() -> None:
    text, repairs = mend("VahideddinÔÇÖin s├╝rg├╝n├╝")
    assert text == "Vahideddin’in sürgünü"
    assert [(text[r.start : r.end], r.was, r.rule) for r in repairs][:2] == [
        ("’", "ÔÇÖ", "utf-8-as-cp852"),
        ("ü", "├╝", "utf-8-as-cp852"),
    ]


@pytest.mark.parametrize(
    ("damaged", "typed"),
    [
        ("Teþkilat-ý Mahsusa’nýn kuruluþu", "Teşkilat-ı Mahsusa’nın kuruluşu"),
        ("TÜRKĐYE BÜYÜK MĐLLET MECLĐSĐ", "TÜRKİYE BÜYÜK MİLLET MECLİSİ"),
        (
            "SOSYAL BĠLĠMLER ENSTĠTÜSÜ, KarĢılaĢtırmalar, ġEKĠL 2",
            "SOSYAL BİLİMLER ENSTİTÜSÜ, Karşılaştırmalar, ŞEKİL 2",
        ),
        ("Kаrdеş Kardеşе Bоrç", "Kardeş Kardeşe Borç"),
        ("Kurtuluﬂ Savaﬂ›’n›n son y›l›", "Kurtuluş Savaşı’nın son yılı"),
        ("KÃ¼tÃ¼phane", "Kütüphane"),
    ],
)
def test_short_lines(damaged: str, typed: str) -> None:
    assert mend(damaged).text == typed


def test_a_damaged_comment_on_a_sound_page() -> None:
    sound = "Şehrin ışıkları yandı; Guðrún Þórsdóttir köprüden geçti."
    page = f"{sound}\n\n{UNDONE['utf-8-as-cp1252'](PARAGRAPHS[0])}\n\n{UNDONE['iso-8859-9-as-cp1252'](PARAGRAPHS[3])}\n"
    assert mend(page).text == f"{sound}\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[3]}\n"


# --- what is lost --------------------------------------------------------------------------------------------------

LOST: dict[str, Callable[[str], str]] = {
    "left out": lambda text: text.encode("ascii", "ignore").decode(),
    "left out, those Latin-1 lacks": lambda text: text.translate(dict.fromkeys(map(ord, "şŞıİğĞ“”’"))),
    "question marks": lambda text: text.encode("ascii", "replace").decode(),
    "question marks for those Latin-1 lacks": lambda text: text.encode("latin-1", "replace").decode("latin-1"),
    "signs of replacement": lambda text: text.translate(dict.fromkeys(map(ord, "şŞğ"), "\ufffd")),
}


@pytest.mark.parametrize("kind", LOST)
@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_what_is_lost_is_said_and_nothing_is_guessed(kind: str, paragraph: str) -> None:
    damaged = LOST[kind](paragraph)
    text, repairs = mend(damaged)
    assert text == damaged
    assert repairs
    assert {one.rule for one in repairs} == {LETTERS_LOST}
    assert all(one.was == text[one.start : one.end] for one in repairs)


def test_a_lost_ayn_is_no_editors_doubt() -> None:
    page = "Ey benim ni?metim, mu?tâdü’l-irsâl olan İsmâ?îl Efendi’nin kardeşi Abdi(?) geldi mi? Öyle mi?evet öyle."
    assert [page[r.start - 2 : r.end + 1] for r in mend(page).repairs] == ["ni?m", "mu?t", "mâ?î"]


def test_a_lost_apostrophe_of_a_name_is_no_end_of_a_sentence() -> None:
    page = "Bu karar Meclis?in ve Ankara?ya giden heyetin kararıdır. Doğru mu?evet, doğru. Kim geldi?biz geldik."
    assert [page[r.start - 1 : r.end + 1] for r in mend(page).repairs] == ["s?i", "a?y"]


def test_few_words_and_abbreviations_decide_too() -> None:
    assert mend("Bu madde Đç Tüzük’ün maddesidir.").text == "Bu madde İç Tüzük’ün maddesidir."
    assert mend("Bugün çalıĢan insanlar iĢsiz kaldı.").text == "Bugün çalışan insanlar işsiz kaldı."


def test_an_address_loses_no_letters() -> None:
    assert mend("Bu yazının aslı http://ornek.org/sayfa?id=3 ve kitap.php?no=bes adresindedir.").repairs == ()


def test_turkish_typed_without_turkish_letters_has_lost_nothing() -> None:
    bare = str.maketrans("çğıöşüÇĞİÖŞÜâ“”’", 'cgiosuCGIOSUa""\'')
    for paragraph in PARAGRAPHS:
        assert mend(paragraph.translate(bare)).repairs == ()


# --- what is sound -------------------------------------------------------------------------------------------------

SOUND = {
    "Turkish": "TÜRKEŞ’İN, MARAŞ’IN, GÜÇ’ÜN ve “Ö”nün sırası; Mehmed Âkif’in millî şiiri hâlâ sükûtla okunur. (?) (!)",
    "Turkish with names": "Đorđe Balašević, Guðmundur Þórarinsson, Ġużè Mercer ve Đặng Thái Sơn çıktı; gençler coştu, "
    "ışıklar söndü.",
    "Ottoman in transcription": "Sulṭān Aḥmed Ḫān ḥażretleriniñ fermānı ile ġāzīler Ġalaṭa’ya vardı, aġalar baġlara "
    "çıḳdı, oġlu ve ḳızı ṣaġ olsun.",
    "Azerbaijani": "Azərbaycanın paytaxtı Bakıda günəşli bir gün idi. Şagirdlər məktəbə gedirdi, qoca əlini qaldırıb "
    "salam verdi.",
    "Kurdish": "Ev pirtûk gelek xweş e û ez wê dixwînim. Şivan bi pezê xwe re diçe çiyê. Îro hewa sar e, lê roj "
    "derketiye.",
    "French": "À l’école, les élèves ont écrit à leur maître. « Où êtes-vous ? » CAFÉ» ÉTÉ” Noël, cœur, garçon. "
    "C’est-à-dire?Oui.",
    "German": "Die Straße führte über den Fluß in die größere Stadt. „Können Sie helfen?“, fragte der Bäcker. ÄÖÜ, "
    "„Ä“.",
    "Icelandic": "Það er gott að búa við sjóinn, sagði Þórður við bróður sinn þegar þeir gengu niður. Ýmsir sögðu að "
    "það væri ágætt.",
    "Faroese": "Tað er gott at vera her, segði Óðin. Veðrið er gott í dag, og maðurin býr í Havn við síni familju.",
    "Maltese": "Il-ġurnata kienet sabiħa. Ġużeppi u Ġorġ qalu li l-ġnien kien mimli fjuri. Il-Gvern jgħaddi l-liġi "
    "ġdida.",
    "Latvian": "Ģimene dzīvo Rīgā. Ģirts gāja uz ģeogrāfijas stundu, kur runāja par reliģiju, ģitāru un ģeniālu kuģi.",
    "Vietnamese": "Đây là một ngày đẹp trời ở Đà Nẵng. Đi đâu cũng gặp người quen, đường phố đông đúc. ĐẤT NƯỚC.",
    "Croatian": "Đuro je došao kući među prvima. Također, vođa je rođen u Đakovu; žeđ, smeđi medvjed, lađa na rijeci.",
    "Romanian": "Țara noastră și orașul ăsta sunt frumoase. Înţeleg ce îţi spun, Ştefan şi ţara lui.",
    "Polish": "Żółta łódź płynęła po rzece. Ćma leciała do światła, a źrebię ś.",
    "Portuguese": "NÃO É ASSIM, “IRMÔ, disse. AÇÃO» São Paulo, ÂNGELA’S, coração.",
    "Russian": "Это письмо было написано в первый год. «НАТО» – РЁВ. Мaма мыла раму: СССР, тема с Windows и XP. IBМ.",
    "Greek": "Η επιστολή γράφτηκε το πρώτο έτος. «Ναι», είπε. ΑΘΗΝΑ’Σ Ό”",
    "English": "Really?yes. What?no. Why?because. See page?id=3, the naïve façade of a café, and the Þing of Ðuro.",
    "English on damage": "When UTF-8 is misread, ü becomes Ã¼ and é becomes Ã©; “naïve” is naÃ¯ve. So ä, ö, ß, è, ç "
    "are two bytes.",
    "a tree of files": "├── src\n│   ├── main.py\n└── README — ağaç görünümü, şöyle: ┌─┐ │ü│ └─┘",
}


@pytest.mark.parametrize("language", SOUND)
def test_sound_text_is_left_alone(language: str) -> None:
    assert mend(SOUND[language]) == (SOUND[language], ())
    assert mend(f"{SOUND[language]}\n\n{SOUND[language]}").repairs == ()


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_sound_paragraphs_are_left_alone(paragraph: str) -> None:
    assert mend(paragraph) == (paragraph, ())


# --- from bytes ----------------------------------------------------------------------------------------------------


def read(data: bytes, name: str = "page.txt") -> Document:
    return reading.read(data, name=name)


def test_old_turkish_bytes_are_turkish_and_icelandic_ones_icelandic() -> None:
    for paragraph in PARAGRAPHS:
        page = read(paragraph.encode("cp1254"))
        assert (page.text, page.repairs) == (paragraph, ())
    icelandic = SOUND["Icelandic"]
    assert read(icelandic.encode("cp1252")).text == icelandic


def test_a_damaged_page_is_repaired_before_its_structure_is_read() -> None:
    typed = f"Başlık ve şöyle bir söz\n\n{PARAGRAPHS[0]}\n"
    page = read(UNDONE["utf-8-as-cp1252"](typed).encode())
    assert page.text == typed
    assert page.title == "Başlık ve şöyle bir söz"
    assert page.language == "tr"
    assert {one.rule for one in page.repairs} == {"utf-8-as-cp1252"}
