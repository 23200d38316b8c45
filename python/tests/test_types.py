"""What type checkers are told is what there is."""

import subprocess
import sys

import pytest

pytest.importorskip("mypy")

USE = """
import sayso
from typing import Iterator

one: sayso.Facts = sayso.extract("Norway accused Sweden.")
many: Iterator[sayso.Facts] = sayso.extract([{"id": "a", "text": "Norway accused Sweden."}], progress=print)
words: str = next(one.said()).words
store = sayso.Store("sayso.db")
rows: list[dict[str, object]] = list(store.query("said-by", speaker="Roe"))
wrong: int = one.text
"""


def test_stubs_are_those_of_the_native_module():
    subprocess.run([sys.executable, "-m", "mypy.stubtest", "sayso._sayso", "--ignore-missing-stub"], check=True)


def test_users_get_types(tmp_path):
    (tmp_path / "use.py").write_text(USE)
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path / "cache"), "use.py"], cwd=tmp_path, capture_output=True, text=True
    )
    faults = [line for line in checked.stdout.splitlines() if ": error:" in line]
    assert len(faults) == 1 and "int" in faults[0], checked.stdout
