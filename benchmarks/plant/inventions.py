"""Invented quotations: grammatical sentences in the manner of the time that stand in no source.

Words and templates are the project's own.
"""

from __future__ import annotations

from random import Random

_WHO = (
    "Kasabanın ihtiyar değirmencisi|Limandaki gümrük kâtibi|Köyün genç öğretmeni|Yaralı süvari|Eski posta müdürü|"
    "Komşu vilayetin valisi|Rüzgârdan yorulan kayıkçılar|Pazardaki bakırcılar|Tersanenin ustabaşısı|"
    "Yağmurda bekleyen yolcular|Hastanenin başhemşiresi|Bağdan dönen üzümcüler|İstasyondaki telgrafçı|"
    "Kalenin son bekçisi|Şehrin saatçisi|Dağ köylerinin çobanları"
).split("|")
_WHEN = (
    "o sonbahar akşamı|kar yağarken|harman zamanı|bayramın üçüncü günü|şafak sökmeden|uzun bir yolculuktan sonra|"
    "fırtına dindiğinde|pazar kurulurken|tren kalkmadan önce|yaz boyunca|kışın en soğuk gecesinde|"
    "ilk vapurla birlikte"
).split("|")
_WHERE = (
    "tozlu bir çarşıda|deniz fenerinin altında|taş köprünün başında|çınarın gölgesinde|boş bir ambarda|"
    "eski hanın avlusunda|yıkık değirmende|tepedeki mescitte|karanlık bir vagonda|ıssız iskelede|"
    "nehrin öbür yakasında|küçük bir kahvehanede"
).split("|")
_WHAT = (
    "paslı bir anahtarı|sararmış mektupları|kırık fenerleri|çocukların uçurtmalarını|unutulmuş türküleri|"
    "üç çuval buğdayı|yırtık yelkenleri|mavi boyalı sandığı|babasının saatini|bozuk teraziyi|gümüş kaşıkları|"
    "yarım kalmış halıyı"
).split("|")
_DID = (
    "sessizce onardı|kimseye göstermeden sakladı|komşularına dağıttı|sabırla yeniden dokudu|ucuza satmak istemedi|"
    "denize bırakıverdi|yıllarca özenle korudu|bir çırpıda tamir etti|torununa armağan etti|gülerek geri çevirdi"
).split("|")
_WHY = (
    "çünkü dönüş yolu çok uzundu|zira ekmek kıtlaşmıştı|çünkü kimse adını bilmiyordu|zira nehir taşmıştı|"
    "çünkü lambaların gazı tükenmişti|zira koyunlar yaylada kalmıştı|çünkü söz vermişti|zira kilit değişmişti"
).split("|")
_WISH = (
    "Bağların budanmasını ertelemek, gelecek yılın üzümünü ateşe atmaktır|Her değirmen kendi suyunu sever|"
    "Saatini kurmayı unutan, trenin düdüğünü suçlamamalı|Kayığı batan reis kıyıdaki kalabalıktan öğüt beklemez|"
    "Tuzunu ölçmeyen aşçı çorbasını övmesin|Fenerin ışığı en çok sisli gecelerde gerekir|"
    "Terazisi eğri olan dükkânın kapısı geniş olur|Tohumunu yiyen çiftçi baharda bulutlara kızar"
).split("|")
_TEMPLATES = (
    "{who} {when} {where} {what} {did}, {why}.",
    "{wish}; {who_l} {when} bunu {where} söylerdi.",
    "{when_c} {who_l} {what} {did}; {why}.",
    "{who} ile kardeşi {where} {what} {did} ve {when} şehre döndü.",
    "{wish}. {who} {what} {did}.",
    "{where_c} {when} {what} arayan {who_l}, sonunda {what2} {did}.",
)


def invent(rng: Random) -> str:
    """Return a sentence or two nobody held here said."""
    who, when, where = rng.choice(_WHO), rng.choice(_WHEN), rng.choice(_WHERE)
    what, what2 = rng.sample(_WHAT, 2)
    return rng.choice(_TEMPLATES).format(
        who=who, who_l=_lower_first(who), when=when, when_c=_upper_first(when), where=where,
        where_c=_upper_first(where),
        what=what, what2=what2, did=rng.choice(_DID), why=rng.choice(_WHY), wish=rng.choice(_WISH),
    )  # fmt: skip


def _lower_first(text: str) -> str:
    return {"İ": "i", "I": "ı"}.get(text[0], text[0].lower()) + text[1:]


def _upper_first(text: str) -> str:
    return {"i": "İ", "ı": "I"}.get(text[0], text[0].upper()) + text[1:]
