"""One search key for one name, however it is written: case, diacritics, alphabet and romanisation are folded away.

Russian and Kazakh names reach English sources through several romanisations (BGN/PCGN, ISO 9, the Kazakh Latin
alphabets of 2018 and 2021, newspaper habit). A search key is no romanisation to be read: it keeps what all of them
have in common. Cyrillic is first spelled in Latin letters, then Latin and Cyrillic words go through the same rewriting:

    shch -> sh            Khrushchev, Хрущёв             ye, yo -> e   Tokayev, Toqaev, Токаев; Solovyov, Соловьёв
    zh, dzh, dj -> j      Zhetysu, Jetisu, Жетісу        y -> i        Altay, Altai, Алтай; Rudny, Рудный
    kh -> h               Khabirov, Хабиров              q -> k        Qostanai, Kostanay, Қостанай
    gh -> g               Saghyntaev, Сағынтаев          x -> ks       Alexei, Aleksey, Алексей
    doubled letter -> one Kassym, Касым                  w -> v        Pawlodar, Павлодар

Roman numerals are left alone: XVI, XVII and XVIII must stay three forums. What would hurt ordinary words is not
rewritten: "ts" for ц stays (else "event*" would miss "events"), and so do "ie" and "io" ("region").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

# Kazakh, Tatar, Bashkir, Ukrainian and Belarusian letters stand where their Russian neighbours do.
_CYRILLIC = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "ґ": "g", "д": "d", "е": "e", "є": "ye",
    "ж": "j", "җ": "j", "з": "z", "ҙ": "z", "и": "i", "й": "y", "і": "i", "к": "k", "қ": "k", "ҡ": "k",
    "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "ҫ": "s",
    "т": "t", "у": "u", "ү": "u", "ұ": "u", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_LATIN = {"ı": "i", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ŋ": "n"}
_DIACRITICS = range(0x0300, 0x0370)
# Apostrophes stand for soft signs; soft hyphens and zero-width characters are no part of a word.
_SILENT = "'’‘ʼʹʻ′\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LETTERS = str.maketrans(_CYRILLIC | _LATIN | dict.fromkeys(_SILENT, "") | dict.fromkeys(map(chr, _DIACRITICS), ""))
# Letters whose mark makes them another letter, as they look once decomposed: й, ş, ș, š, ž, č.
_MARKED = (
    ("и\u0306", "й"), ("s\u0327", "sh"), ("s\u0326", "sh"), ("s\u030c", "sh"), ("z\u030c", "j"), ("c\u030c", "ch"),
)  # fmt: skip
_SPELLINGS = (
    ("shch", "sh"), ("zh", "j"), ("dj", "j"), ("kh", "h"), ("gh", "g"), ("ye", "e"), ("yo", "e"),
    ("y", "i"), ("q", "k"), ("x", "ks"), ("w", "v"),
)  # fmt: skip

_POSSESSIVE = re.compile(r"['’]s\b")
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_DOUBLED = re.compile(r"([a-z])\1+")
_REWRITABLE = re.compile("|".join((_DOUBLED.pattern, *(spelling for spelling, _ in _SPELLINGS))))
_REMEMBERED = 200_000
_ROMAN = re.compile(r"(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")


def search_key(text: str) -> str:
    """The key under which `text` is found: lowercase ASCII words separated by single spaces, in the text's order.

    Hyphens and all punctuation break words; apostrophes do not. Words of scripts other than Latin and Cyrillic are
    compatibility-decomposed and case-folded, and otherwise kept. A text without letters and digits gives "".
    Idempotent, and defined for every str.
    """
    return " ".join(map(_canonical, _words(_POSSESSIVE.sub("", text.casefold()))))


class SearchKeys(dict[str, str]):
    """Search keys of many texts: `key_of` is `search_key`, but does each word once. Words come again and again.

    `given` are words that have another key here.
    """

    def __init__(self, given: Mapping[str, str] = MappingProxyType({})) -> None:
        super().__init__(given)
        self._given = given

    def key_of(self, text: str) -> str:
        """The search key of `text`: no rewriting looks across white space, so words can be done one by one."""
        key = " ".join(map(self.__getitem__, text.split()))
        # Signs that stand alone have no key.
        return " ".join(key.split()) if "  " in key or key[:1] == " " or key[-1:] == " " else key

    def __missing__(self, word: str) -> str:
        # Rare words are rare, but there is no end of them.
        if len(self) >= _REMEMBERED:
            self.clear()
            self.update(self._given)
        key = self[word] = search_key(word)
        return key


def _words(text: str) -> list[str]:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        for marked, plain in _MARKED:
            text = text.replace(marked, plain)
    text = text.translate(_LETTERS)
    if text.isascii():
        return _ASCII_WORD.findall(text)
    spaced = "".join(letter if _belongs_to_word(letter) else " " for letter in text)
    return [word for word in spaced.split() if any(map(str.isalnum, word))]


def _belongs_to_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _canonical(word: str) -> str:
    """The word with all rewritings done, again and again: one may make room for another (kkh -> kh -> h)."""
    while _REWRITABLE.search(word) and not _ROMAN.fullmatch(word):
        for spelling, replacement in _SPELLINGS:
            word = word.replace(spelling, replacement)
        word = _DOUBLED.sub(r"\1", word)
    return word
