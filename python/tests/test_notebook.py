"""The notebook of the documentation runs from beginning to end, and its plot has bars."""

from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")
pytest.importorskip("matplotlib")
pytest.importorskip("pandas")

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_notebook_runs():
    notebook = nbformat.read(DOCS / "notebook.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "outputs are made, not committed"
    client = nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(DOCS)}})
    client.execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    tables = [output for output in outputs if "text/html" in output.get("data", {})]
    plots = [output for output in outputs if "image/png" in output.get("data", {})]
    assert len(tables) == 4 and len(plots) == 1
    assert "<td>" in tables[-1]["data"]["text/html"], "the last question has rows"
