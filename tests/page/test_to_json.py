"""`brief.json`: the contract that other programs rely on."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from briefgen.brief import compose
from briefgen.model.comparison import Citation, Discrepancy
from briefgen.page.to_json import JsonRenderer, schema
from briefgen.settings import Settings
from tests.brief.building import COMPARISON, CORPUS, DIEZ, EDITION, SURVEY, THEMES, VIDAL, WOOD

BRIEF = compose(
    CORPUS,
    THEMES,
    replace(
        COMPARISON,
        discrepancies=(
            Discrepancy(
                kind="number",
                subject="treaties",
                quotations=(*VIDAL.quote_sentence(VIDAL.sentences[0]), *DIEZ.quote_sentence(DIEZ.sentences[0])),
            ),
        ),
        citations=(Citation(citing="d3", cited="d2", quotation=DIEZ.quote_sentence(DIEZ.sentences[1])[0]),),
    ),
    EDITION,
    Settings(),
)


@pytest.fixture(scope="module")
def content() -> bytes:
    return JsonRenderer().render(BRIEF).content


@pytest.fixture(scope="module")
def written(content: bytes) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(content)
    return loaded


def test_the_artifact_has_its_name_and_media_type() -> None:
    artifact = JsonRenderer().render(BRIEF)
    assert (artifact.name, artifact.media_type) == ("brief.json", "application/json")
    assert (JsonRenderer().name, JsonRenderer().media_type) == ("json", "application/json")


def test_the_schema_is_a_schema_and_describes_every_field() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())

    def fields(node: Any) -> list[tuple[str, Any]]:
        if isinstance(node, list):
            return [found for entry in node for found in fields(entry)]
        if not isinstance(node, dict):
            return []
        own = list(node["properties"].items()) if isinstance(node.get("properties"), dict) else []
        return own + [found for entry in node.values() for found in fields(entry)]

    undescribed = [name for name, field in fields(schema()) if "description" not in field and "$ref" not in field]
    assert undescribed == []


def test_what_is_written_fits_the_schema(written: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(schema()).validate(written)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("format",), "briefgen.brief/2"),
        (("documents", 0, "file"), "/absolute/path.txt"),
        (("recommendations", 0, "evidence"), []),
        (("recommendations", 0, "stance"), "neutral"),
        (("comparisons", 0, "kind"), "silence"),
        (("edition", "date"), "22 November 2026"),
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_allow(
    written: dict[str, Any], place: tuple[str | int, ...], value: object
) -> None:
    changed: Any = json.loads(json.dumps(written))
    node = changed
    for step in place[:-1]:
        node = node[step]
    node[place[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate(changed)


def test_every_evidence_is_the_source_text_at_its_offsets(written: dict[str, Any]) -> None:
    texts = {document.id: document.text for document in CORPUS.documents}
    places = [(entry["document"], part) for entry in written["recommendations"] for part in entry["evidence"]]
    for group in ("statements", "discrepancies", "citations"):
        places += [(part["document"], part) for entry in written[group] for part in entry["evidence"]]
    assert len(places) > 20
    for document, part in places:
        assert texts[document][part["start"] : part["end"]] == part["text"]
        assert part["line"] >= 1


def test_ids_point_to_what_is_in_the_file(written: dict[str, Any]) -> None:
    def ids(group: str) -> set[str]:
        return {entry["id"] for entry in written[group]}

    recommendations, options, themes = ids("recommendations"), ids("options"), ids("themes")
    assert {entry["document"] for entry in written["recommendations"]} <= ids("documents")
    for option in written["options"]:
        assert [position["document"] for position in option["positions"]] == [
            entry["id"] for entry in written["documents"]
        ]
    for finding in written["comparisons"]:
        assert set(finding["recommendations"]) <= recommendations
        assert finding["option"] in options | {None}
        assert finding["theme"] in themes | {None}
    for statement in written["statements"]:
        assert set(statement["about"]) <= recommendations | options | ids("comparisons")


def test_an_unsigned_untitled_text_has_null_title_and_no_author(written: dict[str, Any]) -> None:
    survey = next(entry for entry in written["documents"] if entry["id"] == SURVEY.id)
    assert (survey["title"], survey["authors"], survey["date"]) == (None, [], None)
    diez = next(entry for entry in written["documents"] if entry["id"] == DIEZ.id)
    assert (diez["title"], diez["authors"], diez["date"]) == ("A perimeter", ["Jordi Díez"], "2007")


def test_every_statement_can_be_explained(written: dict[str, Any]) -> None:
    printed = {statement["id"]: statement["text"] for statement in written["statements"]}
    assert printed["lead"] == BRIEF.lead.text
    assert printed["key-1"] == BRIEF.key_messages[0].text
    assert {f"says-tension-{place}" for place in range(1, len(BRIEF.tensions) + 1)} <= set(printed)


def test_accents_are_kept_and_the_file_ends_with_a_newline(content: bytes) -> None:
    text = content.decode("utf-8")
    assert "Jordi Díez" in text
    assert text.endswith("}\n")
    assert text.startswith('{\n "format": "briefgen.brief/1"')


def test_floats_are_rounded_to_six_digits() -> None:
    entry = replace(COMPARISON.recommendations[0], score=0.1 + 0.2)
    theme = replace(THEMES.themes[0], share=1 / 3)
    brief = compose(
        CORPUS,
        replace(THEMES, themes=(theme, *THEMES.themes[1:])),
        replace(COMPARISON, recommendations=(entry, *COMPARISON.recommendations[1:])),
        EDITION,
        Settings(),
    )
    written = json.loads(JsonRenderer().render(brief).content)
    assert written["recommendations"][0]["score"] == 0.3
    assert written["themes"][0]["share"] == 0.333333


def test_the_same_brief_gives_the_same_bytes(content: bytes) -> None:
    assert JsonRenderer().render(BRIEF).content == content
    assert WOOD.text.encode() not in content
