"""The facts of many articles from the command, the library, Python and Spark: byte for byte the same, and what each costs.

    python same_facts.py SAYSO ARTICLES.jsonl[.gz] COUNT [PARTITIONS]

`SAYSO_EXAMPLE` names the built example of the library (target/release/examples/extract). With PARTITIONS a Spark job reads the
same articles in so many partitions on local[2]; one of its workers is killed while it works. Costs are CPU seconds, user and system.
"""

import gzip
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

# Workers run on the interpreter that runs this.
os.environ["PYSPARK_PYTHON"] = sys.executable
PYTHON = """
import sys, sayso
with open(sys.argv[2], "wb") as out:
    for facts in sayso.extract(sayso.read(sys.argv[1])):
        out.write(facts.json.encode() + b"\\n")
"""


def cost(name, command, out=None):
    """Run a command; tell its CPU seconds and those of the clock."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, check=True, stdout=out)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    wall = time.monotonic() - start
    print(f"{name}: {spent:.2f} CPU s, {wall:.2f} s, {spent / wall:.2f} processors", flush=True)
    return spent


def same(name, path, wanted):
    found = Path(path).read_bytes()
    assert found == wanted, f"{name}: other bytes"
    print(f"{name}: the same {len(found):,} bytes", flush=True)


def descendants(pid):
    """CPU seconds of each process below one, by its name, with children that are gone."""
    ticks = os.sysconf("SC_CLK_TCK")
    found, parents = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            text = (folder / "stat").read_text()
        except OSError:
            continue
        name, rest = text[text.index("(") + 1 : text.rindex(")")], text[text.rindex(")") + 2 :].split()
        parents[int(folder.name)] = (int(rest[1]), name, sum(map(int, rest[11:15])) / ticks)
    for at, (_, name, spent) in parents.items():
        above = at
        while above in parents and above != pid:
            above = parents[above][0]
        if above == pid and at != pid:
            found[name] = found.get(name, 0) + spent
    return found


def spark(articles, partitions, place):
    """The facts from Spark, and what its parts cost."""
    from pyspark.sql import SparkSession
    from pyspark.sql import functions as F

    start = time.monotonic()
    settings = {"ui.enabled": "false", "driver.host": "127.0.0.1", "driver.bindAddress": "127.0.0.1", "driver.memory": "2g"}
    # As docs/cluster.md has it: a JVM that carries rows need not compile itself well.
    settings["driver.extraJavaOptions"] = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
    builder = SparkSession.builder.master("local[2,4]")
    for name, value in settings.items():
        builder = builder.config(f"spark.{name}", value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    started = time.monotonic()
    frame = session.read.json(str(articles)).repartition(partitions, "id")
    rows = frame.mapInArrow(timed(str(place)), "id string, facts string, error string").collect()
    done = time.monotonic()
    costs = descendants(os.getpid())
    session.stop()
    assert (place / "killed").exists(), "a worker was killed"
    assert all(row.error is None for row in rows)
    inside = sum(float(path.read_text()) for path in place.glob("*.spent"))
    whole = sum(costs.values())
    print(f"Spark: session {started - start:.1f} s, job {done - started:.1f} s; CPU s by process {costs}")
    java = costs.get("java", 0)
    print(
        f"Spark: sayso {inside:.1f} CPU s of {whole:.1f} ({inside / whole:.0%}), JVM {java:.1f} ({java / whole:.0%}), "
        f"Python {whole - java - inside:.1f} ({(whole - java - inside) / whole:.0%}); with the try that was killed in neither"
    )
    return {row.id: row.facts for row in rows}


def timed(place):
    """What `sayso.spark.extract` runs in a worker, its time in sayso written down, and the first worker killed once."""

    def run(batches):
        import signal
        import time as clock
        from uuid import uuid4

        from sayso import spark as news

        made, spent = news._worker, [0.0]

        class Timed:
            def extract(self, items):
                start = clock.process_time()
                found = made({}).extract(items)
                spent[0] += clock.process_time() - start
                try:
                    os.close(os.open(f"{place}/killed", os.O_CREAT | os.O_EXCL))
                except FileExistsError:
                    return found
                os.kill(os.getpid(), signal.SIGKILL)

        news._worker = lambda options: Timed()
        try:
            yield from news._rows({})(batches)
        finally:
            news._worker = made
        with open(f"{place}/{uuid4()}.spent", "w") as file:
            file.write(str(spent[0]))

    return run


def main(sayso, articles, count, partitions="0"):
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        source, out = place / "articles.jsonl", place / "out"
        opened = gzip.open if articles.endswith(".gz") else open
        with opened(articles, "rb") as lines:
            source.write_bytes(b"".join(islice(lines, int(count))))
        command = [sayso, "extract", str(source), "--format", "jsonl", "-q"]
        with open(place / "command", "wb") as file:
            own = cost("command", command, file)
        wanted = (place / "command").read_bytes()
        lines = wanted.decode().splitlines()
        print(f"{len(lines)} articles with facts of {count}")
        if "SAYSO_EXAMPLE" in os.environ:
            with open(out, "wb") as file:
                cost("library", [os.environ["SAYSO_EXAMPLE"], "--json", str(source)], file)
            same("library", out, wanted)
        # In turn, so that what else runs on the machine weighs on both.
        ratios = []
        for _ in range(3):
            python = cost("Python", [sys.executable, "-c", PYTHON, str(source), str(out)])
            same("Python", out, wanted)
            with open(os.devnull, "wb") as file:
                own = cost("command", command, file)
            ratios.append(python / own)
        print("Python takes", ", ".join(f"{ratio:.3f}" for ratio in sorted(ratios)), "times the command's CPU")
        if int(partitions):
            import json

            found = spark(source, int(partitions), place)
            assert [found.get(json.loads(line)["id"]) for line in lines] == lines, "Spark: other facts"
            print(f"Spark: the same {len(wanted):,} bytes in {partitions} partitions")


if __name__ == "__main__":
    main(*sys.argv[1:])
