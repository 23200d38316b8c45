"""The bytes of the gazetteer; docs/gazetteer.md describes them."""

from __future__ import annotations

import struct

from names import key

MAGIC = b"SAYSOGZ1"
BLOCK = 16
LAST = 1 << 23
SEVERAL = 1 << 22
KEYED = 1 << 23


def u24(number: int) -> bytes:
    return struct.pack("<I", number)[:3]


def degrees(value: float | None) -> bytes:
    """Signed 24 bits, 2^23 / 180 a degree; the smallest number stands for none."""
    step = -(1 << 23) if value is None else max(min(round(value / 180 * (1 << 23)), (1 << 23) - 1), 1 - (1 << 23))
    return struct.pack("<i", step)[:3]


class Pool:
    """Strings one after the other, each once, its length before it."""

    def __init__(self) -> None:
        self.bytes = bytearray()
        self.at: dict[str, int] = {}

    def add(self, text: str) -> int:
        if text not in self.at:
            encoded = text.encode()
            self.at[text] = len(self.bytes)
            self.bytes += bytes([len(encoded)]) + encoded
        return self.at[text]


def record(place: dict, pool: Pool, number_of: dict[str, int]) -> bytes:
    """16 bytes. The name is that of a key with capitals, or else in the pool."""
    folded, name = key(place["name"]), place["name"]
    spelt = KEYED | number_of[folded] if capitalised(folded) == name else pool.add(name)
    return b"".join([u24(place.get("id") or 0), degrees(place["lat"]), degrees(place["lon"]),
                     struct.pack("<HBB", place["within"], place["kind"], place["size"]), u24(spelt)])


def capitalised(folded: str) -> str:
    """The commonest way to write the name of a key: each word with a capital."""
    return " ".join(word[0].upper() + word[1:] for word in folded.split())


def index(entries: dict[str, list[int]], postings: bytearray) -> tuple[bytes, bytes]:
    """A sorted, front-coded list of keys in blocks of 16, and where its blocks begin.

    A key's value is the one place it means, or where in the postings its places stand.
    """
    starts, body, before = bytearray(), bytearray(), b""
    for number, (name, places) in enumerate(sorted((name.encode(), places) for name, places in entries.items())):
        if number % BLOCK == 0:
            starts += struct.pack("<I", len(body))
            before = b""
        shared = 0
        while shared < min(len(before), len(name), 255) and before[shared] == name[shared]:
            shared += 1
        if len(places) == 1:
            value = places[0]
        else:
            value = SEVERAL | len(postings) // 3
            for place in places[:-1]:
                postings += u24(place)
            postings += u24(places[-1] | LAST)
        body += bytes([shared, len(name) - shared]) + name[shared:] + u24(value)
        before = name
    return bytes(starts), bytes(body)


def whole(sections: list[bytes]) -> bytes:
    """Magic, number of sections, their positions and lengths, the sections."""
    head = len(MAGIC) + 4 + 8 * len(sections)
    directory, at = bytearray(), head
    for section in sections:
        directory += struct.pack("<II", at, len(section))
        at += len(section)
    return MAGIC + struct.pack("<I", len(sections)) + bytes(directory) + b"".join(sections)
