"""Facts of one article, as the command prints them and as objects.

`docs/facts.md` of the project says what each field means; `sayso schema` prints the JSON Schema.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Dict, Iterator, List, Optional, Sequence


class Record(Dict[str, Any]):
    """A JSON object whose fields are attributes too: `event.category` is `event["category"]`."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"there is no field {name!r}; there are {', '.join(self)}") from None

    def __dir__(self) -> List[str]:
        return [*super().__dir__(), *self]


@dataclass(frozen=True)
class Said:
    """A statement with its speaker and words."""

    #: The name of who said it; `somebody` where the text gives nobody.
    who: str
    #: The words said; the parts of an interrupted quotation are joined by a blank.
    words: str
    #: Who said it, an entity of the facts, where the text tells of whom.
    speaker: Optional[Record]
    #: The statement.
    statement: Record


class Facts:
    """Everything that one article says.

    The objects are made when they are first looked at; `json` is the line that `sayso extract --format jsonl` prints.
    """

    __slots__ = ("json", "_data")

    def __init__(self, text: str) -> None:
        self.json = text
        self._data: Optional[Record] = None

    @property
    def data(self) -> Record:
        """All fields as one object."""
        if self._data is None:
            self._data = json.loads(self.json, object_hook=Record)
        return self._data

    @property
    def id(self) -> str:
        """The article's id."""
        return self.data["id"]

    @property
    def text(self) -> str:
        """The article's text; all spans count its characters, as Python does."""
        return self.data["text"]

    @property
    def meta(self) -> Record:
        """Headline, day, publisher and the like."""
        return self.data["meta"]

    @property
    def entities(self) -> List[Record]:
        """Everybody and everything that the facts refer to."""
        return self.data["entities"]

    @property
    def statements(self) -> List[Record]:
        """What was said."""
        return self.data["statements"]

    @property
    def events(self) -> List[Record]:
        """What was done or happened."""
        return self.data["events"]

    @property
    def places(self) -> List[Record]:
        """Places named."""
        return self.data["places"]

    @property
    def figures(self) -> List[Record]:
        """Numbers of people."""
        return self.data["figures"]

    @property
    def offices(self) -> List[Record]:
        """Who holds which office."""
        return self.data["offices"]

    def words(self, span: Sequence[int]) -> str:
        """The words at a span."""
        return self.text[span[0] : span[1]]

    def entity(self, id: Optional[str]) -> Optional[Record]:
        """The entity of this id."""
        return next((entity for entity in self.entities if entity["id"] == id), None)

    def said(self) -> Iterator[Said]:
        """The statements, each with its speaker and words."""
        for statement in self.statements:
            speaker = statement["speaker"]
            entity = self.entity(speaker["entity"]) if speaker and speaker["entity"] else None
            who = entity["name"] if entity else speaker["name"] if speaker else "somebody"
            yield Said(who, " ".join(map(self.words, statement["content"])), entity, statement)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Facts) and self.json == other.json

    def __hash__(self) -> int:
        return hash(self.json)

    def __repr__(self) -> str:
        return f"Facts({self.id!r}, {len(self.statements)} statements, {len(self.events)} events)"
