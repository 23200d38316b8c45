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


#: Of the ledgers a row is a node, or a link between two.
LEDGERS = {
    "stories": "?it a sayso:Story",
    "story_articles": "?it sayso:inStory ?story",
    "origins": "?it a sayso:Origin",
    "origin_articles": "?it sayso:origin ?origin",
    "happenings": "?it a sayso:Happening",
    "happening_events": "?it sayso:denotes ?happening",
    "claims": "?it a sayso:Claim",
    "claim_facts": "?one sayso:asserts|sayso:repeats|sayso:denies|sayso:counters ?other "
    "BIND(CONCAT(STR(?one), STR(?other)) AS ?it)",
    "figure_ledgers": "?it sayso:whom ?whom",
    "name_matches": "?it a sayso:NameMatch",
}


def main(sayso: str, store: str) -> None:
    def run(*arguments: str) -> str:
        return subprocess.run([sayso, *arguments, "--store", store], check=True, capture_output=True, text=True).stdout

    with tempfile.TemporaryDirectory() as folder:
        run("export", "--tables", folder)
        run("export", "--tables", folder, "--format", "csv")
        for name, nodes in {**NODES, **LEDGERS}.items():
            query = f"SELECT (COUNT(DISTINCT ?it) AS ?n) {{ {nodes} }}"
            wanted = int(run("query", "--timeout", "0", "--format", "csv", "-e", query).split()[1])
            path = str(Path(folder, f"{name}.parquet"))
            frame = pandas.read_parquet(path)
            counts = {
                "pandas": len(frame),
                "duckdb": duckdb.sql(f"SELECT COUNT(*) FROM '{path}'").fetchall()[0][0],
                "polars": polars.read_parquet(path).height,
            }
            with open(Path(folder, f"{name}.csv"), newline="", encoding="utf-8") as file:
                rows = list(csv.DictReader(file))
            counts["csv"] = len(rows)
            assert set(counts.values()) == {wanted}, f"{name}: {counts}, the graph has {wanted}"
            assert not rows or list(frame.columns) == list(rows[0]), name
            assert name == "claim_facts" or frame.iloc[:, 0].is_unique, f"{name}: a node has two rows"
            # What the three make of a column is the same: sums of numbers, lists, days.
            for column in polars.read_parquet(path).select(polars.selectors.numeric()).columns:
                one = polars.read_parquet(path)[column].sum()
                other = duckdb.sql(f"""SELECT COALESCE(SUM("{column}"), 0) FROM '{path}'""").fetchall()[0][0]
                assert abs(float(one) - float(other)) < 1e-6 and abs(float(frame[column].sum()) - float(one)) < 1e-6, column
            print(f"{name}: {wanted} rows, {len(frame.columns)} columns")
        def table(name: str) -> pandas.DataFrame:
            return pandas.read_parquet(Path(folder, f"{name}.parquet"))

        events = table("events")
        assert len(events.merge(table("articles"), on="article")) == len(events), "every fact has its article"
        # What ledgers tie is in the tables of what is tied.
        for link, node, nodes in (
            ("story_articles", "article", "articles"),
            ("story_articles", "story", "stories"),
            ("origin_articles", "origin", "origins"),
            ("happening_events", "event", "events"),
            ("happening_events", "happening", "happenings"),
            ("claim_facts", "claim", "claims"),
            ("figure_ledgers", "figure", "figures"),
        ):
            links = table(link)
            assert len(links.merge(table(nodes), on=node)) == len(links), f"{link}: a {node} is not in {nodes}"
        # Claims are made by statements, and by accusations among the events.
        facts = {*table("statements")["statement"], *events["event"]}
        assert table("claim_facts")["fact"].isin(facts).all(), "what makes a claim is a fact"


main(*sys.argv[1:])
