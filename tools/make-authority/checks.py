"""What must hold of the tables; returns complaints, none when all is well. Needs no network."""

from __future__ import annotations

import re
from collections import Counter

from tables import Actor

CLASSES = {"State", "Organization", "NewsAgency", "ArmedGroup", "Coalition", "Group", "Person"}
SECTORS = {"", "government", "military", "rebels", "civilians", "media", "organisation", "business", "party"}
UN_MEMBERS = 193
NON_MEMBERS = {"PS", "XK", "TW", "VA", "EH"}


def labels(actor: Actor) -> list[str]:
    return [actor.name, *actor.also, *actor.demonyms, *actor.metonyms, *actor.surnames]


def check_labels(actors: list[Actor]) -> list[str]:
    """No label stands for two actors, or twice for one; none is too short or begins with an article."""
    owner, out = {}, []
    for actor in actors:
        for label in labels(actor):
            if label in owner:
                out.append(f"{label!r} stands for {owner[label]} and for {actor.slug}")
            owner[label] = actor.slug
            if len(label) < 2 or label != label.strip() or "  " in label:
                out.append(f"{actor.slug}: bad label {label!r}")
            if label.startswith("the "):
                out.append(f"{actor.slug}: {label!r} begins with an article")
    return out


def check_shape(actors: list[Actor]) -> list[str]:
    """Slugs, classes, sectors, references and ids are well formed."""
    out = []
    slugs = Counter(a.slug for a in actors)
    out += [f"slug {s} stands {n} times" for s, n in slugs.items() if n > 1]
    ids = Counter(a.wikidata for a in actors if a.wikidata)
    out += [f"Wikidata id {q} stands {n} times" for q, n in ids.items() if n > 1]
    for a in actors:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", a.slug):
            out.append(f"bad slug {a.slug!r}")
        if not set(a.classes) <= CLASSES:
            out.append(f"{a.slug}: unknown class in {a.classes}")
        if a.sector not in SECTORS:
            out.append(f"{a.slug}: unknown sector {a.sector!r}")
        if a.of and (a.of not in slugs or a.of == a.slug):
            out.append(f"{a.slug}: of unknown {a.of!r}")
        if a.wikidata and not re.fullmatch(r"Q[1-9][0-9]*", a.wikidata):
            out.append(f"{a.slug}: bad Wikidata id {a.wikidata!r}")
    return out


def check_persons(actors: list[Actor]) -> list[str]:
    """A person has a gender, an office and whose it is; every pattern of spellings is resolved."""
    out = []
    for a in (a for a in actors if a.table == "persons"):
        if a.gender not in ("female", "male"):
            out.append(f"{a.slug}: gender {a.gender!r}")
        if not a.title or not a.of:
            out.append(f"{a.slug}: no office, or nobody's")
        if any(mark in label for label in labels(a) for mark in "()/;|"):
            out.append(f"{a.slug}: a pattern was not resolved")
    return out


def check_countries(actors: list[Actor], countries, cities) -> list[str]:
    """Codes and ids pair one to one; every capital lies, by GeoNames, in its own country."""
    out = []
    coded = [a for a in actors if a.iso2]
    members = [a for a in coded if a.table == "states" and a.iso2 not in NON_MEMBERS]
    if len(members) != UN_MEMBERS:
        out.append(f"{len(members)} members of the United Nations, not {UN_MEMBERS}")
    for key in ("iso2", "iso3", "wikidata", "geonames"):
        counts = Counter(getattr(c, key) for c in countries.values())
        out += [f"{key} {value} stands {n} times" for value, n in counts.items() if n > 1]
    for a in coded:
        if a.iso2 not in countries:
            out.append(f"{a.slug}: {a.iso2} is not in facts.tsv; run `make.py facts`")
        elif not re.fullmatch(r"[A-Z]{3}", countries[a.iso2].iso3):
            out.append(f"{a.slug}: bad code {countries[a.iso2].iso3!r}")
    for a in actors:
        if a.capital and (a.capital_country, a.capital[0]) not in cities:
            out.append(f"{a.slug}: {a.capital[0]} is not in facts.tsv; run `make.py facts`")
        if a.iso2 and a.capital and a.capital_country != a.iso2:
            out.append(f"{a.slug}: capital in {a.capital_country}")
    by_number = Counter(c.geonames for c in cities.values())
    out += [f"GeoNames id {g} is the capital of {n}" for g, n in by_number.items() if n > 1]
    territories = {c.geonames for c in countries.values()}
    out += [f"{c.key}: capital and country have one id" for c in cities.values() if c.geonames in territories]
    for c in cities.values():
        if not (-90 <= float(c.latitude) <= 90 and -180 <= float(c.longitude) <= 180):
            out.append(f"{c.key}: bad coordinates")
    return out


def check(actors: list[Actor], countries, cities) -> list[str]:
    return check_shape(actors) + check_labels(actors) + check_persons(actors) + check_countries(actors, countries, cities)
