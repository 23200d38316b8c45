"""The tables of a store, read by pandas, DuckDB and polars: as many rows as the graph has nodes, and all of one mind.

    python check_tables.py SAYSO STORE
"""

import csv
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import pandas
import polars

NAMED = "GRAPH ?article { ?article a sayso:Article . { ?it ?p ?o } UNION { ?s ?q ?it } } FILTER(ISIRI(?it))"
ACTORS = "sayso:Person sayso:State sayso:Organization sayso:ArmedGroup sayso:Coalition sayso:Actor sayso:Group"
#: Which nodes of the graph each table has a row for.
NODES = {
    "articles": "GRAPH ?it { ?it a sayso:Article }",
    "statements": "GRAPH ?g { ?it a sayso:Statement }",
    "events": "GRAPH ?g { ?it a sayso:Event }",
    "figures": "GRAPH ?g { ?it a sayso:Figure }",
    "offices": "GRAPH ?g { ?it a sayso:Office }",
    "places": f"{NAMED} ?it a sayso:Place",
    "actors": f"{NAMED} VALUES ?class {{ {ACTORS} }} ?it a ?class",
}


def main(sayso: str, store: str) -> None:
    def run(*arguments: str) -> str:
        return subprocess.run([sayso, *arguments, "--store", store], check=True, capture_output=True, text=True).stdout

    with tempfile.TemporaryDirectory() as folder:
        run("export", "--tables", folder)
        run("export", "--tables", folder, "--format", "csv")
        for name, nodes in NODES.items():
            query = f"SELECT (COUNT(DISTINCT ?it) AS ?n) {{ {nodes} }}"
            wanted = int(run("query", "--timeout", "0", "--format", "csv", "-e", query).split()[1])
            path = str(Path(folder, f"{name}.parquet"))
            frame = pandas.read_parquet(path)
            counts = {
                "pandas": len(frame),
                "duckdb": duckdb.sql(f"SELECT COUNT(*) FROM '{path}'").fetchone()[0],
                "polars": polars.read_parquet(path).height,
            }
            with open(Path(folder, f"{name}.csv"), newline="", encoding="utf-8") as file:
                rows = list(csv.DictReader(file))
            counts["csv"] = len(rows)
            assert set(counts.values()) == {wanted}, f"{name}: {counts}, the graph has {wanted}"
            assert list(frame.columns) == list(rows[0]), name
            assert frame.iloc[:, 0].is_unique, f"{name}: a node has two rows"
            # What the three make of a column is the same: sums of numbers, lists, days.
            for column in polars.read_parquet(path).select(polars.selectors.numeric()).columns:
                one = polars.read_parquet(path)[column].sum()
                other = duckdb.sql(f"""SELECT COALESCE(SUM("{column}"), 0) FROM '{path}'""").fetchone()[0]
                assert abs(float(one) - float(other)) < 1e-6 and abs(float(frame[column].sum()) - float(one)) < 1e-6, column
            print(f"{name}: {wanted} rows, {len(frame.columns)} columns")
        events = pandas.read_parquet(Path(folder, "events.parquet"))
        joined = events.merge(pandas.read_parquet(Path(folder, "articles.parquet")), on="article")
        assert len(joined) == len(events), "every fact has its article"


main(*sys.argv[1:])
