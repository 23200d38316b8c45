"""The package against itself, and against the command where `SAYSO` names it."""

import json
import os
import subprocess
import threading
import time
from pathlib import Path

import pytest

import sayso

TEXT = "Norway accused Sweden of theft. Stockholm denied it, Jane Roe said on Friday."


def records(count):
    return [
        {
            "id": f"a{number}",
            "title": "Harbour",
            "date": "2015-09-11",
            "url": f"https://harbour.example/{number}",
            "source": "Harbour Daily",
            "text": f"Norway accused Sweden of the theft of {number} ferries near Bergen. At least 20 people were killed in Gao, "
            "the mayor, Awa Doe, said.",
        }
        for number in range(count)
    ]


def test_a_text():
    facts = sayso.extract(TEXT)
    said = {said.who: said.words for said in facts.said()}
    assert said["Jane Roe"] == "Stockholm denied it"
    assert facts.words(facts.statements[0].span).startswith("Norway accused")
    assert facts.events[0].category == "ACCUSE"
    assert facts.data["version"] == sayso.FACTS_VERSION
    with pytest.raises(AttributeError, match="there is no field"):
        facts.events[0].colour


def test_many_articles_keep_their_order():
    done = []
    found = list(sayso.extract(iter(records(300)), progress=done.append))
    assert [facts.id for facts in found] == [f"a{number}" for number in range(300)]
    assert done == [128, 256, 300]
    assert found[7].meta.published == "2015-09-11"
    one = list(sayso.extract(records(300), threads=1))
    assert one == found


def test_what_is_no_article():
    with pytest.raises(sayso.SaysoError, match="article 2"):
        list(sayso.extract([TEXT, {"id": "x"}]))
    assert len(list(sayso.extract([TEXT, {"id": "x"}, TEXT], errors="skip"))) == 2
    with pytest.raises(TypeError):
        sayso.extract(records(1)[0])
    with pytest.raises(TypeError, match="colour"):
        sayso.extract(TEXT, colour="red")
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        sayso.extract(TEXT, now="Friday")


def test_options(tmp_path):
    actors = tmp_path / "mine.ttl"
    actors.write_text(
        "@prefix sayso: <https://w3id.org/sayso/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://example.org/lb> a sayso:ArmedGroup ; skos:prefLabel "Lantern Brigade" .'
    )
    text = "The Lantern Brigade attacked Gao on Friday."
    facts = sayso.extract(text, actors=[actors], now="2015-09-16")
    assert "https://example.org/lb" in [entity.iri for entity in facts.entities]
    assert facts.events[0].time.date == "2015-09-11"


def test_files(tmp_path):
    (tmp_path / "a.txt").write_text("---\ntitle: Ferry\n---\n\nThe ferry sailed at dawn, and the minister said that it would be back.")
    (tmp_path / "b.bin").write_bytes(b"\0\1\2")
    told = []
    found = list(sayso.read(tmp_path, problems=lambda *problem: told.append(problem)))
    assert [article.id for article in found] == ["a"]
    assert found[0].headline == "Ferry"
    assert told and told[0][0] == "skipped"
    assert next(sayso.extract(found)).id == "a"


def test_tables():
    pytest.importorskip("pyarrow")
    tables = sayso.extract_tables(records(5))
    assert tables["articles"].num_rows == 5
    events = tables["events"].to_pylist()
    accusation = next(row for row in events if row["category"] == "ACCUSE")
    assert accusation["source_name"] == "Norway" and "Sweden" in accusation["target_names"]
    assert accusation["published"].isoformat() == "2015-09-11"
    assert "accused Sweden" in accusation["text"]


def test_a_store(tmp_path):
    place = tmp_path / "s.db"
    assert sayso.build(records(5), place) == (5, 0, 0, 0)
    assert sayso.build(records(6), place) == (1, 0, 5, 0)
    store = sayso.Store(place)
    rows = store.query("who-accused-whom", limit=3, from_="2015-01-01")
    assert len(rows) == 3 and rows[0]["published"] == "2015-09-11"
    assert store.sparql("ASK { ?x a sayso:Event }") is True
    assert store.sparql("CONSTRUCT { ?x a sayso:Event } { ?x a sayso:Event }").endswith(" .\n")
    numbers = store.sparql("SELECT (COUNT(?x) AS ?n) { ?x a sayso:Article }")
    assert numbers[0] == {"n": 6}
    with pytest.raises(sayso.SaysoError, match="hint: did you mean `speaker`"):
        store.query("said-by", speeker="Roe")
    with pytest.raises(sayso.SaysoError, match="line|:1:"):
        store.sparql("SELECT")
    pytest.importorskip("pyarrow")
    assert store.query("who-accused-whom").to_arrow().num_rows == len(store.query("who-accused-whom"))
    counts = store.export_tables(tmp_path / "tables")
    assert counts["articles"] == 6 and (tmp_path / "tables" / "events.parquet").exists()
    with pytest.raises(sayso.SaysoError, match="there is no store"):
        sayso.Store(tmp_path / "none")


def test_an_error_of_the_articles_reaches_the_caller(tmp_path):
    def broken():
        yield TEXT
        raise RuntimeError("the source broke")

    with pytest.raises(RuntimeError, match="the source broke"):
        sayso.build(broken(), tmp_path / "s.db")
    assert sayso.Store(tmp_path / "s.db").sparql("SELECT ?x { ?x a sayso:Article }")[0], "what was read before is kept"


def test_parse():
    tokens = sayso.parse("Iceland's minister met reporters.")
    verb = next(token for token in tokens if token.pos == "VERB")
    assert (verb.text, verb.lemma, verb.dep) == ("met", "meet", "ROOT")
    assert tokens[0].ent_type == "GPE"


def test_queries_are_listed():
    assert "limit" in next(query for query in sayso.queries() if query.name == "said-by").parameters


@pytest.mark.skipif("SAYSO" not in os.environ, reason="SAYSO does not name the command")
def test_the_command_says_the_same(tmp_path):
    source = tmp_path / "a.jsonl"
    source.write_text("".join(json.dumps(record) + "\n" for record in records(200)))
    command = [os.environ["SAYSO"], "extract", str(source), "--format", "jsonl", "-q"]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    assert [facts.json for facts in sayso.extract(records(200))] == lines
    assert [facts.json for facts in sayso.extract(sayso.read(source))] == lines


@pytest.mark.skipif("SAYSO" not in os.environ, reason="SAYSO does not name the command")
def test_bundled_articles_read_alike():
    seeds = Path(__file__).resolve().parents[2] / "seeds"
    command = [os.environ["SAYSO"], "extract", str(seeds), "--format", "jsonl", "-q"]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    assert len(lines) == 15
    assert [facts.json for facts in sayso.extract(sayso.read(seeds))] == lines


def test_the_interpreter_goes_on_while_articles_are_read():
    ticks, done = [], threading.Event()

    def tick():
        while not done.is_set():
            ticks.append(time.monotonic())
            time.sleep(0.001)

    other = threading.Thread(target=tick)
    # One call into the engine: an article so long that it takes a while.
    text = " ".join(record["text"] for record in records(400))
    sayso.extract(TEXT)
    other.start()
    start = time.monotonic()
    sayso.extract(text)
    end = time.monotonic()
    done.set()
    other.join()
    during = sum(start < tick < end for tick in ticks)
    assert during > 10, f"{during} steps of another thread in {end - start} s"
