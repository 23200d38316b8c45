"""Names: the keys under which they are looked up, and which of the many that GeoNames has are worth keeping.

`key` and `skeleton` are written once more in src/entities/gazetteer/key.rs, where text is looked up; a test there
looks every stored name up again.
"""

from __future__ import annotations

import unicodedata

APART = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ǝ": "a",
         "ħ": "h", "ŋ": "n"}
# Written inside a word and not heard as a letter in English: apostrophes, hamza, ayn, the soft sign; full stops.
DROPPED = set("'’‘ʻʼʿʾʹʺˈ`´‛′″”“\".·")
SAME = {"saint": "st", "mount": "mt", "fort": "ft"}
# The Arabic article in its spellings; it is one only before a further word.
ARTICLES = {"al", "el", "ul", "ad", "ed", "an", "en", "ar", "er", "as", "es", "ash", "esh", "at", "et", "az", "ez", "ol"}
# Letters that romanisations write in several ways, the longest first.
SOUNDS = [("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("ch", "s"), ("zh", "z"), ("ts", "s"),
          ("tz", "s"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("c", "k"), ("j", "g"), ("v", "f"), ("x", "k"), ("p", "b")]
VOWELS = set("aeiouyw")


def key(name: str) -> str:
    """Lower case, no accents, one blank between words; empty for what is not Latin throughout."""
    out = []
    for char in unicodedata.normalize("NFD", name.lower()):
        if unicodedata.combining(char) or char in DROPPED:
            continue
        plain = APART.get(char, char)
        if plain.isascii() and plain.isalnum():
            out.append(plain)
        elif char.isalpha() or char.isdigit():
            return ""
        else:
            out.append(" ")
    return " ".join(SAME.get(word, word) for word in "".join(out).split())


def skeleton(of: str) -> str:
    """The consonants of a key without Arabic articles: the same for most romanisations of one name."""
    words = of.split()
    kept = [word for i, word in enumerate(words) if word not in ARTICLES or i + 1 == len(words)]
    letters = "".join(kept)
    for sound, letter in SOUNDS:
        letters = letters.replace(sound, letter)
    letters = letters[:-1] if letters.endswith("h") else letters
    out = ""
    for letter in letters:
        if letter not in VOWELS and not out.endswith(letter):
            out += letter
    return out


def is_latin(name: str) -> bool:
    """True for names that English text could print: Latin letters, begun by a capital, no codes and no lists."""
    if any(char in ",/()[];:_+=*?0123456789" for char in name) or len(name) < 3:
        return False
    if not all(ord(char) < 0x250 or 0x1E00 <= ord(char) < 0x1F00 or char in DROPPED or ord(char) in range(0x300, 0x370)
               for char in name):
        return False
    first = next((char for char in name if char.isalpha()), "a")
    return first.isupper() and not (name.isupper() and len(name) <= 5)


def printable(name: str, others: list[str]) -> str | None:
    """The name, or where it is not Latin throughout the first further name that is."""
    return next((other for other in [name, *others] if len(key(other)) >= 2), None)


def kept(name: str, others: list[str], population: int, everything: bool) -> list[str]:
    """Which further names of a settlement to keep: all of great cities and where `everything` is asked for, else only
    the spellings that are near its name. A foreign-language name of a small town would only be mistaken."""
    own = key(name)
    found = []
    for other in others:
        folded = key(other) if is_latin(other) else ""
        if len(folded) < 4 or folded == own or len(folded.split()) > 5:
            continue
        near = folded[:3] == own[:3] or skeleton(folded) == skeleton(own)
        if everything or population >= 500_000 or (population >= 15_000 and near):
            found.append(other)
    return found
