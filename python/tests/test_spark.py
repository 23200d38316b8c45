"""A small job on local Spark, where pyspark and Java are there: the same facts as here, in many partitions, worker killed."""

import gzip
import os
import signal

import pytest

import sayso

pyspark = pytest.importorskip("pyspark")
pytest.importorskip("pyarrow")

from pyspark.sql import SparkSession  # noqa: E402

from sayso import spark as news  # noqa: E402


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
