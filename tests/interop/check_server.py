"""check_server.py ADDRESS: rdflib's SPARQL client, plain HTTP and an MCP client's messages against a running `sayso serve`."""

import json
import sys
import urllib.error
import urllib.request

from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore


def main(address):
    graph = Graph(store=SPARQLStore(address + "/sparql", returnFormat="json"))
    names = [str(row[0]) for row in graph.query(
        "PREFIX sayso: <https://w3id.org/sayso/ontology#> SELECT DISTINCT ?n { ?s sayso:speaker/sayso:label ?n } ORDER BY ?n LIMIT 5")]
    assert len(names) == 5, names
    assert graph.query("ASK { ?s a <https://w3id.org/sayso/ontology#Denial> }").askAnswer

    def fetch(path, accept):
        with urllib.request.urlopen(urllib.request.Request(address + path, headers={"Accept": accept})) as answer:
            return answer.read().decode()

    for path in ["/actor/russia", "/.well-known/void", "/sparql"]:
        assert len(Graph().parse(data=fetch(path, "text/turtle"), format="turtle")) > 5, path
        assert len(Graph().parse(data=fetch(path, "application/ld+json"), format="json-ld")) > 5, path

    def call(method, params):
        message = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()
        request = urllib.request.Request(address + "/mcp", message, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)["result"]

    call("initialize", {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "check", "version": "1"}})
    assert len(call("tools/list", {})["tools"]) == 8
    accused = call("tools/call", {"name": "who_accused", "arguments": {}})["structuredContent"]
    assert accused["count"] > 0, accused
    try:
        urllib.request.urlopen(urllib.request.Request(address + "/sparql", b"update=CLEAR+ALL"))
        raise AssertionError("an update was taken")
    except urllib.error.HTTPError as error:
        assert error.code == 403, error.code
    print("rdflib, plain HTTP and MCP messages are answered")


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
