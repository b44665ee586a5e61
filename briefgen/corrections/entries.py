"""The entries of `corrections.toml`, one type for each kind; every key is explained here and in docs/corrections.md."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

Text = Annotated[str, Field(min_length=1, max_length=2_000)]


def _a_date(text: str) -> str:
    """YYYY, YYYY-MM or YYYY-MM-DD, a day of the calendar."""
    if re.fullmatch(r"\d{4}", text):
        return text
    try:
        datetime.date.fromisoformat(f"{text}-01" if re.fullmatch(r"\d{4}-\d\d", text) else text)
    except ValueError:
        raise ValueError("must be a date: YYYY, YYYY-MM or YYYY-MM-DD") from None
    return text


class Entry(BaseModel):
    """What every entry may say: why, and where it stands (`line`, which parsing adds)."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)  # most runs need none

    why: str = ""
    line: int = 0

    def _needs_one_of(self, *names: str) -> None:
        if not any(getattr(self, name) not in (None, "", (), False) for name in names):
            raise ValueError(f"says nothing to do: give {', '.join(names[:-1])} or {names[-1]}")


class DocumentEntry(Entry):
    """`file` is the document's path in the corpus; the others replace what was read."""

    file: Text
    title: Text | None = None
    authors: tuple[Text, ...] | None = None
    affiliation: Text | None = None
    date: Annotated[str, AfterValidator(_a_date)] | None = None

    @model_validator(mode="after")
    def _has_work(self) -> DocumentEntry:
        self._needs_one_of("title", "authors", "affiliation", "date")
        return self


class ThemeEntry(Entry):
    """`theme` is an id or label; `quotes` are sentences of it, which find it again when neither is there any more.

    `rename` is its new label; `merge_into` the id or label of the theme that takes it in (`into_quotes` as above).
    `pin` are sentences whose passages belong to it; there need not be such a theme yet: that is how one is split.
    """

    theme: Text
    quotes: tuple[Text, ...] = ()
    rename: Text | None = None
    merge_into: Text | None = None
    into_quotes: tuple[Text, ...] = ()
    pin: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _has_work(self) -> ThemeEntry:
        self._needs_one_of("rename", "merge_into", "pin")
        return self


class RecommendationEntry(Entry):
    """A recommendation by id, or by a sentence of it (`quote`) and its `file`; either finds it when the other fails.

    `drop` leaves it out; `add` makes the quoted sentence a recommendation, with `headline`, `addressee`, `stance` and
    `strength`, which also replace those of one that was found. `attribute_to` names whose advice it really is: it is
    then not the author's own, and is left out with that reason unless `adopted` says that the author shares it.
    """

    recommendation: Text | None = None
    file: Text | None = None
    quote: Text | None = None
    drop: bool = False
    add: bool = False
    headline: Text | None = None
    addressee: str | None = None
    stance: Literal["for", "against"] | None = None
    strength: Literal["must", "should", "may"] | None = None
    attribute_to: Text | None = None
    adopted: bool = False

    @model_validator(mode="after")
    def _has_work(self) -> RecommendationEntry:
        self._needs_one_of("drop", "add", "headline", "addressee", "stance", "strength", "attribute_to")
        if self.add and not (self.file and self.quote):
            raise ValueError("needs file and quote to add a recommendation")
        if self.add and self.drop:
            raise ValueError("either adds or drops")
        if not (self.recommendation or self.quote):
            raise ValueError("needs recommendation (an id) or quote (words of its sentence)")
        return self


class OptionEntry(Entry):
    """Recommendations by id; `quotes` are a sentence of each, in the same order, which find them when the id fails.

    `join` are one course of action; `cut` are not, whatever else they share; `label` is what the option is called.
    """

    join: tuple[Text, ...] = ()
    cut: tuple[Text, ...] = ()
    quotes: tuple[Text, ...] = ()
    label: Text | None = None

    @model_validator(mode="after")
    def _has_work(self) -> OptionEntry:
        if bool(self.join) == bool(self.cut):
            raise ValueError("needs join or cut, a list of ids of recommendations, and not both")
        if len(self.members) < 2 and not (self.join and self.label):
            raise ValueError("needs two recommendations or more, or one with a label")
        if self.quotes and len(self.quotes) != len(self.members):
            raise ValueError("needs as many quotes as recommendations")
        if self.cut and self.label:
            raise ValueError("has a label for what is cut apart")
        return self

    @property
    def members(self) -> tuple[str, ...]:
        return self.join or self.cut


class Corrections(BaseModel):
    """All corrections of a file, in its order; `digest` is the SHA-256 of its bytes, "" without a file."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    documents: tuple[DocumentEntry, ...] = ()
    themes: tuple[ThemeEntry, ...] = ()
    recommendations: tuple[RecommendationEntry, ...] = ()
    options: tuple[OptionEntry, ...] = ()
    digest: str = ""


KINDS: Mapping[str, type[Entry]] = {
    "documents": DocumentEntry,
    "themes": ThemeEntry,
    "recommendations": RecommendationEntry,
    "options": OptionEntry,
}
