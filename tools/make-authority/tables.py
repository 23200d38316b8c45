"""Reads the hand-written tables and the facts taken from packages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

TABLES = Path(__file__).parent / "tables"
# Tables of actors without an ISO code, all with the same ten columns.
OTHERS = ["regions", "organisations", "government-bodies", "armed-groups", "parties", "media"]


@dataclass
class Actor:
    slug: str
    classes: list[str]
    name: str
    also: list[str] = field(default_factory=list)
    demonyms: list[str] = field(default_factory=list)
    metonyms: list[str] = field(default_factory=list)
    sector: str = ""
    of: str = ""
    iso2: str = ""
    wikidata: str = ""
    capital: list[str] = field(default_factory=list)  # spellings, the first one is the label
    capital_country: str = ""  # ISO alpha-2 of the country GeoNames puts the capital in
    table: str = ""
    # Persons only.
    gender: str = ""
    title: str = ""
    surnames: list[str] = field(default_factory=list)  # that mean nobody else


def listed(cell: str) -> list[str]:
    return [item.strip() for item in cell.split(";") if item.strip()]


def spellings(pattern: str) -> list[str]:
    """Every string that a pattern stands for: "(Sergei/Sergey) (V. /)Lavrov" is four."""
    parts = re.split(r"\(([^()]*)\)", pattern)
    choices = [part.split("/") if at % 2 else [part] for at, part in enumerate(parts)]
    return [" ".join("".join(choice).split()) for choice in product(*choices)]


def slug_of(name: str) -> str:
    """A slug of a person's usual English name."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['.]", "", plain)).strip("-")


def read_persons() -> list[Actor]:
    persons = []
    for name, gender, title, of, also, surnames in rows(TABLES / "persons.psv", 6):
        names = dict.fromkeys(spelling for pattern in listed(also) for spelling in spellings(pattern))
        persons.append(Actor(slug_of(name), ["Person"], name, [n for n in names if n != name], of=of, table="persons",
                             gender={"f": "female", "m": "male"}.get(gender, gender), title=title,
                             surnames=listed(surnames)))
    return persons


def rows(path: Path, width: int):
    """Yields the padded cells of each line that is neither blank nor a comment."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > width:
            raise SystemExit(f"error: {path.name}:{number}: {len(cells)} columns, at most {width}")
        yield cells + [""] * (width - len(cells))


def with_capital(actor: Actor, cell: str, country: str) -> Actor:
    """Adds the capital, and its spellings as metonyms unless the cell starts with "?"."""
    actor.capital = listed(cell.lstrip("?"))
    actor.capital_country = country if actor.capital else ""
    if actor.capital and not cell.startswith("?"):
        actor.metonyms = actor.capital + actor.metonyms
    return actor


def read_actors() -> list[Actor]:
    """All actors, in the order of the tables."""
    actors = []
    for iso2, slug, name, also, demonyms, capital, metonyms in rows(TABLES / "states.psv", 7):
        actor = Actor(slug, ["State"], name, listed(also), listed(demonyms), listed(metonyms),
                      sector="government", iso2=iso2, table="states")
        actors.append(with_capital(actor, capital, iso2))
    for iso2, slug, name, also, demonyms, capital, metonyms, of in rows(TABLES / "territories.psv", 8):
        actor = Actor(slug, ["Organization"], name, listed(also), listed(demonyms), listed(metonyms),
                      sector="government", of=of, iso2=iso2, table="territories")
        actors.append(with_capital(actor, capital, iso2))
    for table in OTHERS:
        for cells in rows(TABLES / f"{table}.psv", 10):
            slug, classes, sector, of, wikidata, name, also, demonyms, metonyms, capital = cells
            city, _, country = capital.partition("@")
            actor = Actor(slug, classes.split(), name, listed(also), listed(demonyms), listed(metonyms),
                          sector=sector, of=of, wikidata=wikidata, table=table)
            actors.append(with_capital(actor, city, country))
    return actors + read_persons()


@dataclass
class Country:
    iso2: str
    iso3: str
    wikidata: str
    geonames: str
    name: str


@dataclass
class City:
    country: str
    key: str  # the first spelling in our table
    geonames: str
    name: str
    latitude: str
    longitude: str


def read_facts() -> tuple[dict[str, Country], dict[tuple[str, str], City]]:
    """Countries by ISO code, capitals by (ISO code, first spelling), from tables/facts.tsv."""
    countries, cities = {}, {}
    for line in (TABLES / "facts.tsv").read_text(encoding="utf-8").splitlines():
        kind, *cells = line.split("\t")
        if kind == "country":
            countries[cells[0]] = Country(*cells)
        elif kind == "city":
            cities[cells[0], cells[1]] = City(*cells)
    return countries, cities
