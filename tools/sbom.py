"""All crates that sayso is built from, as SPDX 2.3 JSON: `cargo metadata --format-version 1 | python3 tools/sbom.py`."""

import json
import sys


def main() -> None:
    metadata = json.load(sys.stdin)
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    packages = {package["id"]: package for package in metadata["packages"]}
    root = next(id for id in metadata["workspace_members"] if packages[id]["name"] == "sayso")
    # What is linked or run at build time; tests' own crates are not shipped.
    used, todo = set(), [root]
    while todo:
        id = todo.pop()
        if id not in used:
            used.add(id)
            todo += [it["pkg"] for it in nodes[id]["deps"] if any(kind["kind"] != "dev" for kind in it["dep_kinds"])]
    version = packages[root]["version"]
    ordered = sorted(used, key=lambda id: (packages[id]["name"], packages[id]["version"]))
    name = {id: f"SPDXRef-{number}" for number, id in enumerate(ordered)}
    document = {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"sayso-{version}",
        "documentNamespace": f"https://w3id.org/sayso/sbom/{version}",
        "creationInfo": {"created": "1970-01-01T00:00:00Z", "creators": ["Tool: sayso-tools-sbom"]},
        "packages": [
            {
                "SPDXID": name[id],
                "name": packages[id]["name"],
                "versionInfo": packages[id]["version"],
                "licenseDeclared": (packages[id]["license"] or "NOASSERTION").replace("/", " OR "),
                "downloadLocation": packages[id]["repository"] or "NOASSERTION",
                "externalRefs": [
                    {
                        "referenceCategory": "PACKAGE-MANAGER",
                        "referenceType": "purl",
                        "referenceLocator": f"pkg:cargo/{packages[id]['name']}@{packages[id]['version']}",
                    }
                ],
            }
            for id in ordered
        ],
        "relationships": [
            {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": name[root]},
            *(
                {"spdxElementId": name[id], "relationshipType": "DEPENDS_ON", "relatedSpdxElement": name[other]}
                for id in ordered
                for other in sorted((it for it in nodes[id]["dependencies"] if it in used), key=name.get)
            ),
        ],
    }
    json.dump(document, sys.stdout, indent=1)
    print()


main()
