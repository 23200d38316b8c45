#!/usr/bin/env python3
"""Load exports of one and the same store in rdflib and in pyoxigraph, and compare what they hold.

    check_exports.py FILE...      Turtle (.ttl), TriG (.trig), N-Triples (.nt), N-Quads (.nq), JSON-LD (.jsonld),
                                  RDF/XML (.rdf, .xml)

Every file must load without complaint in both libraries, and all must hold the same number of distinct triples,
graphs left aside; formats with graphs must also agree on the number of quads.

Exit status: 0 all agree, 1 they do not, or a file does not load, 2 wrong usage.
"""

import argparse
import logging
import pathlib
import sys

import pyoxigraph
import rdflib

# Suffix: rdflib's name, pyoxigraph's format.
FORMATS = {
    ".ttl": ("turtle", pyoxigraph.RdfFormat.TURTLE),
    ".nt": ("nt", pyoxigraph.RdfFormat.N_TRIPLES),
    ".trig": ("trig", pyoxigraph.RdfFormat.TRIG),
    ".nq": ("nquads", pyoxigraph.RdfFormat.N_QUADS),
    ".jsonld": ("json-ld", pyoxigraph.RdfFormat.JSON_LD),
    ".rdf": ("xml", pyoxigraph.RdfFormat.RDF_XML),
    ".xml": ("xml", pyoxigraph.RdfFormat.RDF_XML),
}


class Complaints(logging.Handler):
    """Keeps what rdflib logs while it loads: it warns about ill-typed literals and bad IRIs instead of failing."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.messages = []

    def emit(self, record):
        self.messages.append(record.getMessage())


def count_with_rdflib(path, name):
    """Distinct triples and quads, and rdflib's warnings."""
    complaints = Complaints()
    logging.getLogger("rdflib").addHandler(complaints)
    try:
        dataset = rdflib.Dataset()
        dataset.parse(path, format=name)
        quads = {(s, p, o, g) for s, p, o, g in dataset.quads()}
    finally:
        logging.getLogger("rdflib").removeHandler(complaints)
    return len({quad[:3] for quad in quads}), len(quads), complaints.messages


def count_with_pyoxigraph(path, rdf_format):
    """Distinct triples and quads."""
    quads = set(pyoxigraph.parse(path=str(path), format=rdf_format))
    return len({(quad.subject, quad.predicate, quad.object) for quad in quads}), len(quads)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=pathlib.Path, metavar="FILE")
    failed = False
    triples, quads = {}, {}
    for path in parser.parse_args().files:
        if path.suffix not in FORMATS:
            parser.error(f"{path}: not a format this script reads ({', '.join(FORMATS)})")
        name, rdf_format = FORMATS[path.suffix]
        try:
            rdflib_triples, rdflib_quads, complaints = count_with_rdflib(path, name)
            oxigraph_triples, oxigraph_quads = count_with_pyoxigraph(path, rdf_format)
        except Exception as error:  # Whatever a parser raises, the file does not load.
            print(f"{path}: does not load: {error}")
            failed = True
            continue
        for complaint in complaints:
            print(f"{path}: rdflib complains: {complaint}")
            failed = True
        print(f"{path}: rdflib {rdflib_triples} triples, pyoxigraph {oxigraph_triples} triples", end="")
        triples.setdefault(rdflib_triples, []).append(path)
        triples.setdefault(oxigraph_triples, []).append(path)
        if rdf_format.supports_datasets:
            print(f"; {rdflib_quads} and {oxigraph_quads} quads", end="")
            quads.setdefault(rdflib_quads, []).append(path)
            quads.setdefault(oxigraph_quads, []).append(path)
        print()
    if len(triples) > 1 or len(quads) > 1:
        print("the exports do not hold the same number of triples")
        failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
