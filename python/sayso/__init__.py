"""Who said what about whom: facts and a knowledge graph from English news articles. Offline, deterministic.

    >>> import sayso
    >>> facts = sayso.extract("Norway accused Sweden of theft. Stockholm denied it, Jane Roe said.")
    >>> [(said.who, said.words) for said in facts.said()]
    [('Norway', 'Sweden of theft'), ('Jane Roe', 'Stockholm denied it')]

`extract` finds facts, `extract_tables` the same as Arrow tables, `build` puts articles into a store, `Store` asks it, `parse`
shows what the language engine sees. All of them work on all processors and without the interpreter's lock.
"""

from ._sayso import FACTS_VERSION, Article, SaysoError, __version__
from .extracting import articles, extract, extract_tables, parse, read
from .facts import Facts, Record, Said
from .storing import Answer, Store, build, queries

__all__ = [
    "FACTS_VERSION",
    "Answer",
    "Article",
    "Facts",
    "Record",
    "Said",
    "SaysoError",
    "Store",
    "__version__",
    "articles",
    "build",
    "extract",
    "extract_tables",
    "parse",
    "queries",
    "read",
]
