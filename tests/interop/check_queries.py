#!/usr/bin/env python3
"""Ask canned queries of an exported file in rdflib, and hold its rows against those of sayso.

    check_queries.py SAYSO STORE FILE     FILE is `SAYSO export --store STORE --with-actors --with-ontology -o FILE`

Exit status: 0 the same rows, 1 others, 2 wrong usage.
"""

import argparse
import csv
import io
import pathlib
import subprocess
import sys

import rdflib

QUERIES = pathlib.Path(__file__).resolve().parents[2] / "queries"
# Some that use most of what the others use: names, paths, EXISTS, days, texts.
ASKED = [("denials", []), ("said-by", ["speaker=Lavrov"]), ("who-met-whom", []), ("who-is", [])]


def here(sayso, store, name, values):
    """The rows that sayso gives, sorted."""
    command = [sayso, "query", name, "--store", store, "--format", "csv"]
    for value in values:
        command += ["--set", value]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return sorted(tuple(row) for row in list(csv.reader(io.StringIO(done.stdout)))[1:])


def elsewhere(graph, name, values):
    """The rows that rdflib gives, sorted."""
    text = (QUERIES / f"{name}.rq").read_text(encoding="utf-8")
    for value in values:
        parameter, word = value.split("=")
        text = text.replace(f'?param_{parameter} {{ "" }}', f'?param_{parameter} {{ "{word}" }}')
    return sorted(tuple("" if term is None else str(term) for term in row) for row in graph.query(text))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sayso")
    parser.add_argument("store")
    parser.add_argument("file", type=pathlib.Path)
    arguments = parser.parse_args()
    graph = rdflib.Graph().parse(arguments.file)
    failed = False
    for name, values in ASKED:
        ours = here(arguments.sayso, arguments.store, name, values)
        theirs = elsewhere(graph, name, values)
        print(f"{name}: {len(ours)} rows here, {len(theirs)} in rdflib")
        if ours != theirs or not ours:
            failed = True
            for row in sorted(set(ours) ^ set(theirs))[:5]:
                print("  only", "here" if row in ours else "in rdflib", row)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
