#!/usr/bin/env python3
"""Validate graphs with SHACL, and hold the SPARQL checks of the tool against the shapes.

    check_shapes.py FILE...            validate the union of FILEs (N-Quads, TriG, Turtle, N-Triples) against
                                       ontology/shapes.ttl; the ontology and the authority file are added to it
    check_shapes.py --alone FILE...    the same of FILEs that need no ontology and no authority file beside them
    check_shapes.py --sparql FILE...   the same with queries/checks/*.rq instead of SHACL
    check_shapes.py --agree            prove that shapes and checks say the same: neither finds anything in
                                       tests/fixtures/example.trig, and in each tests/fixtures/broken/*.trig both find
                                       the same nodes, for the check that the file is named after and no other

Exit status: 0 conforms (agrees), 1 violations (disagreement), 2 wrong usage.
"""

import argparse
import pathlib
import sys

import pyoxigraph
import pyshacl
import rdflib
from rdflib.namespace import RDF, RDFS, SH

ROOT = pathlib.Path(__file__).resolve().parents[2]
ONTOLOGY = ROOT / "ontology"
CHECKS = ROOT / "queries" / "checks"
FIXTURES = ROOT / "tests" / "fixtures"
# Checks about named graphs, which SHACL cannot see.
WITHOUT_SHAPE = {"graph"}
FORMATS = {
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
}


def load(paths):
    """One pyoxigraph store with all files; files without graphs go into a graph named after them."""
    store = pyoxigraph.Store()
    for path in paths:
        rdf_format = FORMATS.get(path.suffix)
        if rdf_format is None:
            sys.exit(f"error: {path}: not a format this script reads ({', '.join(FORMATS)})")
        graph = None if rdf_format.supports_datasets else pyoxigraph.NamedNode(f"urn:file:{path.name}")
        store.load(path=str(path), format=rdf_format, to_graph=graph)
    return store


def union(store):
    """All triples of all graphs as one rdflib graph."""
    triples = {(quad.subject, quad.predicate, quad.object) for quad in store}
    text = "".join(f"{s} {p} {o} .\n" for s, p, o in triples)
    return rdflib.Graph().parse(data=text, format="nt")


def shape_labels(shapes):
    """Maps every node of the shapes graph that can be the source of a result to the label of its node shape."""
    labels = {}
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        label = str(shapes.value(shape, RDFS.label))
        todo = [shape]
        while todo:
            node = todo.pop()
            if node in labels:
                continue
            labels[node] = label
            todo += shapes.objects(node, SH.property)
            todo += shapes.objects(node, SH.sparql)
    return labels


def by_shacl(data, shapes, labels):
    """Maps the label of each violated shape to the set of violating nodes, with the report's text."""
    _, report, text = pyshacl.validate(data, shacl_graph=shapes, advanced=False, inplace=True)
    found = {}
    for result in report.subjects(RDF.type, SH.ValidationResult):
        label = labels[report.value(result, SH.sourceShape)]
        found.setdefault(label, set()).add(name(report.value(result, SH.focusNode)))
    return found, text


def by_sparql(store):
    """Maps the name of each violated check to the set of violating nodes, with one line a violation."""
    found, lines = {}, []
    for path in sorted(CHECKS.glob("*.rq")):
        for row in store.query(path.read_text(encoding="utf-8"), use_default_graph_as_union=True):
            node, message, value = row["node"], row["message"].value, row["value"]
            found.setdefault(path.stem, set()).add(name(node))
            lines.append(f"{path.stem}: {node}: {message}" + (f" ({value})" if value is not None else ""))
    return found, "\n".join(lines)


def name(node):
    """A node as text; blank nodes are all alike, for their labels mean nothing."""
    if isinstance(node, (rdflib.BNode, pyoxigraph.BlankNode)):
        return "_:"
    return node.value if isinstance(node, (pyoxigraph.NamedNode, pyoxigraph.Literal)) else str(node)


def expected_check(path, checks):
    """The check that a broken fixture is named after: `event-modality.trig` breaks `event`."""
    fitting = [check for check in checks if path.stem == check or path.stem.startswith(check + "-")]
    return max(fitting, key=len, default=None)


def agree(shapes, labels):
    """Runs both on every fixture; returns the disagreements."""
    checks = {path.stem for path in CHECKS.glob("*.rq")}
    complaints = []
    if checks - WITHOUT_SHAPE != set(labels.values()):
        complaints.append(f"checks without a shape or shapes without a check: {sorted((checks - WITHOUT_SHAPE) ^ set(labels.values()))}")
    broken = sorted((FIXTURES / "broken").glob("*.trig"))
    unbroken = checks - {expected_check(path, checks) for path in broken}
    if unbroken:
        complaints.append(f"checks that no broken fixture tests: {sorted(unbroken)}")
    for path in [FIXTURES / "example.trig", *broken]:
        store = load([path, ONTOLOGY / "sayso.ttl", ONTOLOGY / "plover.ttl"])
        shacl, _ = by_shacl(union(store), shapes, labels)
        sparql, _ = by_sparql(store)
        expected = set() if path.stem == "example" else {expected_check(path, checks)}
        if set(sparql) != expected:
            complaints.append(f"{path.name}: the checks find {sorted(sparql)}, expected {sorted(map(str, expected))}")
        without_graphs = {check: nodes for check, nodes in sparql.items() if check not in WITHOUT_SHAPE}
        if shacl != without_graphs:
            complaints.append(f"{path.name}: SHACL finds {shacl}, the checks find {without_graphs}")
    print(f"{len(broken) + 1} fixtures, {len(checks)} checks, {len(complaints)} disagreements", file=sys.stderr)
    return complaints


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--sparql", action="store_true", help="use the SPARQL checks instead of SHACL")
    parser.add_argument("--agree", action="store_true", help="hold shapes and checks against each other on the fixtures")
    parser.add_argument("--alone", action="store_true", help="add neither ontology nor authority file")
    arguments = parser.parse_args()
    if arguments.agree == bool(arguments.files):
        parser.error("give either files or --agree")
    shapes = rdflib.Graph().parse(ONTOLOGY / "shapes.ttl")
    labels = shape_labels(shapes)
    if arguments.agree:
        complaints = agree(shapes, labels)
        print("\n".join(complaints), end="\n" if complaints else "")
        return 1 if complaints else 0
    background = [] if arguments.alone else [path for path in sorted(ONTOLOGY.glob("*.ttl")) if path.name != "shapes.ttl"]
    store = load([*arguments.files, *background])
    found, text = by_sparql(store) if arguments.sparql else by_shacl(union(store), shapes, labels)
    if found:
        print(text)
    print(f"{len(store)} quads, {sum(map(len, found.values()))} violations", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
