"""A small job on local Spark, where pyspark and Java are there: the same facts as here, in many partitions, worker killed."""

import gzip
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import sayso

# Workers run on the interpreter that runs this.
os.environ["PYSPARK_PYTHON"] = sys.executable
pyspark = pytest.importorskip("pyspark")
pytest.importorskip("pyarrow")

from pyspark.sql import SparkSession  # noqa: E402

from sayso import spark as news  # noqa: E402

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def records(count):
    return [
        {"id": f"a{number:03}", "title": "Harbour", "date": "2015-09-11", "text": f"Norway accused Sweden of {number} thefts."}
        for number in range(count)
    ]


@pytest.fixture(scope="module")
def session():
    try:
        made = (
            SparkSession.builder.master("local[2,4]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "4")
            .getOrCreate()
        )
    except Exception as error:  # no Java
        pytest.skip(f"Spark does not start: {error}")
    yield made
    made.stop()


def test_the_same_facts_in_any_number_of_partitions(session):
    wanted = {facts.id: facts.json for facts in sayso.extract(records(40))}
    frame = session.createDataFrame(records(40)).repartition(20)
    rows = news.extract(frame).collect()
    assert {row.id: row.facts for row in rows} == wanted
    assert all(row.error is None for row in rows)
    events = news.facts(news.extract(frame), "events").collect()
    assert len(events) == sum(len(facts.events) for facts in sayso.extract(records(40)))
    assert events[0].published == "2015-09-11"


def test_zips_are_not_read_again_for_each_task(session, tmp_path, monkeypatch):
    with zipfile.ZipFile(tmp_path / "some.zip", "w") as file:
        file.writestr("harbour_a.py", "x = 1")
        file.writestr("harbour_b.py", "x = 2")
    monkeypatch.syspath_prepend(str(tmp_path / "some.zip"))
    import harbour_a

    assert str(tmp_path / "some.zip") in sys.path_importer_cache
    news._worker({})
    assert str(tmp_path / "some.zip") not in sys.path_importer_cache
    import harbour_b

    assert (harbour_a.x, harbour_b.x) == (1, 2), "what is in it can still be imported"

    def importers(batches):
        import zipimport

        import pyarrow

        for _ in batches:
            pass
        count = sum(isinstance(importer, zipimport.zipimporter) for importer in sys.path_importer_cache.values())
        yield pyarrow.RecordBatch.from_arrays([pyarrow.array([count])], ["importers"])

    news.extract(session.createDataFrame(records(8)).repartition(8)).collect()
    counts = session.createDataFrame(records(4)).repartition(4).mapInArrow(importers, "importers long").collect()
    # One for each package of Spark would be a dozen.
    assert all(row.importers <= 6 for row in counts), counts


def test_bundled_articles_in_many_partitions(session):
    seeds = sorted(path for path in SEEDS.iterdir() if path.suffix in (".txt", ".jsonl"))
    found = {row.id: row.facts for row in news.extract_files(session, seeds).collect()}
    assert found == {facts.id: facts.json for facts in sayso.extract(sayso.read(*seeds))} and len(found) == 15


def test_files_a_partition_each(session, tmp_path):
    page = (
        "<html lang='en'><head><title>Ferry</title></head><body><article><h1>Ferry</h1>"
        + "<p>Norway accused Sweden of theft, the minister, Jane Roe, said on Friday at the harbour of Bergen.</p>" * 4
        + "</article></body></html>"
    )
    for number in range(3):
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://harbour.example/{number}\r\n"
            f"WARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2015-09-11T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        (tmp_path / f"{number}.warc.gz").write_bytes(gzip.compress(head.encode() + http + b"\r\n\r\n"))
    paths = sorted(tmp_path.glob("*.warc.gz"))
    (tmp_path / "broken.warc.gz").write_bytes(paths[0].read_bytes()[:60])
    frame = news.extract_files(session, [*paths, tmp_path / "broken.warc.gz"])
    rows = frame.collect()
    wanted = [facts.json for path in paths for facts in sayso.extract(sayso.read(path))]
    assert len(wanted) == 3 and sorted(row.facts for row in rows if row.facts) == sorted(wanted)
    assert [row.error for row in rows if row.id is None], "what cannot be read is told"


def test_the_newest_version_stays(session):
    older = dict(records(1)[0], date="2015-09-10", text="Sweden slept.")
    rows = news.newest(session.createDataFrame([*records(2), older])).collect()
    assert sorted((row.id, row.date) for row in rows) == [("a000", "2015-09-11"), ("a001", "2015-09-11")]


def test_shards_after_a_worker_was_killed(session, tmp_path):
    once, died = tmp_path / "once", tmp_path / "died"
    frame = session.createDataFrame(records(40)).repartition(4)
    shards = news.write_shards(frame, str(once), articles_per_shard=10)
    assert sum(count for _, count in shards) == 40
    mark = tmp_path / "killed"

    def dies_once(batches):
        for batch in batches:
            try:
                os.close(os.open(mark, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                yield batch
            else:
                os.kill(os.getpid(), signal.SIGKILL)

    again = news.write_shards(frame.mapInArrow(dies_once, frame.schema), str(died), articles_per_shard=10)
    assert mark.exists() and again == shards
    for name, _ in shards:
        assert (died / name).read_bytes() == (once / name).read_bytes()
    whole = b"".join(gzip.decompress((once / name).read_bytes()) for name, _ in shards)
    assert b"article/a039" in whole


def of_several():
    """Articles that tell one story: an accusation and its denial, a toll that is contested, a name in two spellings, a copy."""
    accusation = (
        "On Friday Ingrid Dahl accused Russia of jamming the radio masts at Kirkenes with a transmitter. A bomb killed 30 people "
        "in Bergen on Thursday, the mayor, Olaf Berg, said. Ambassador Sergei Petrenkov arrived in Oslo."
    )
    denial = (
        "Russia denied jamming the radio masts at Kirkenes with a transmitter. A bomb killed 45 people in Bergen on Thursday, "
        "the police chief, Jane Roe, said. Ambassador Sergey Petrenkov left Oslo."
    )
    told = [("n1", "11", accusation), ("n2", "12", denial), ("n3", "12", accusation)]
    head = "Masts jammed at Kirkenes"
    return [{"id": id, "title": head, "date": f"2015-09-{day}", "text": text} for id, day, text in told]


@pytest.mark.skipif("SAYSO" not in os.environ, reason="SAYSO does not name the command")
def test_a_store_of_shards_has_the_ledgers_of_a_build(session, tmp_path):
    articles = [*records(40), *of_several()]
    frame = session.createDataFrame(articles).repartition(7)
    shards = news.write_shards(frame, str(tmp_path / "shards"), articles_per_shard=15)
    paths = [str(tmp_path / "shards" / name) for name, _ in shards]
    # In whatever order shards come.
    subprocess.run([os.environ["SAYSO"], "merge", *reversed(paths), "--into", str(tmp_path / "merged.db"), "-q"], check=True)
    sayso.build(articles, tmp_path / "built.db")
    everything = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?p ?o"
    one, other = (
        sayso.Store(tmp_path / name).sparql(everything, timeout=None).rows for name in ("merged.db", "built.db")
    )
    assert one == other
    ledgers = {graph.split("/derived/")[1].split("/")[0] for graph, *_ in one if "/derived/" in graph}
    assert ledgers >= {"stories", "origins", "happenings", "claims", "figures", "identity"}, ledgers
