#!/usr/bin/env python3
"""Makes ontology/actors.ttl from the tables beside this file.

    make.py            checks the tables and writes ontology/actors.ttl
    make.py --check    checks the tables and that the committed file is what they give; writes nothing
    make.py facts      takes codes, ids and coordinates from two packages again (needs the registries)
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from checks import check
from facts import write_facts
from tables import read_actors, read_facts
from write_turtle import document

TARGET = Path(__file__).resolve().parents[2] / "ontology" / "actors.ttl"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", nargs="?", choices=["facts"])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--packages", type=Path, help="a folder with the downloaded packages, for `facts`")
    options = parser.parse_args()
    if options.step == "facts":
        write_facts(options.packages)
        return 0
    actors = read_actors()
    countries, cities = read_facts()
    complaints = check(actors, countries, cities)
    if complaints:
        print("\n".join(f"error: {c}" for c in complaints), file=sys.stderr)
        return 1
    turtle = document(actors, countries, cities)
    if not options.check:
        TARGET.write_text(turtle, encoding="utf-8")
    elif TARGET.read_text(encoding="utf-8") != turtle:
        print("error: ontology/actors.ttl is not what the tables give\nhint: run tools/make-authority/make.py", file=sys.stderr)
        return 1
    print(f"{len(actors)} actors, {len(turtle.encode()) // 1024} KiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
