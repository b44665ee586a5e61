"""Formats are looked up by name; other packages may add theirs."""

from __future__ import annotations

from typing import ClassVar

import pytest

from briefgen.errors import UsageError
from briefgen.model.brief import Brief
from briefgen.model.publication import Artifact
from briefgen.page import registry, render
from briefgen.page.registry import renderer_for
from briefgen.settings import PageSettings


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("pdf", "application/pdf"),
        ("html", "text/html"),
        ("json", "application/json"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("csv", "text/csv"),
    ],
)
def test_the_formats_of_the_package(name: str, media_type: str) -> None:
    renderer = renderer_for(name, PageSettings())
    assert (renderer.name, renderer.media_type) == (name, media_type)


def test_an_unknown_format_names_the_nearest() -> None:
    with pytest.raises(UsageError) as refused:
        renderer_for("htm", PageSettings())
    assert "did you mean 'html'" in str(refused.value.hint)
    assert refused.value.exit_code == 2


def test_an_unknown_format_is_refused_before_anything_is_rendered(
    brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    def must_not_run(self: object, brief: Brief) -> Artifact:
        raise AssertionError("rendered")

    monkeypatch.setattr("briefgen.page.to_json.JsonRenderer.render", must_not_run)
    with pytest.raises(UsageError):
        render(brief, PageSettings(formats=("json", "odt")))


def test_formats_are_written_in_the_order_asked_for_and_once(brief: Brief) -> None:
    artifacts = render(brief, PageSettings(formats=("html", "json", "html")))
    assert [artifact.name for artifact in artifacts] == ["brief.html", "brief.json"]


def test_another_package_can_add_a_format(brief: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    class Plain:
        name = "txt"
        media_type = "text/plain"

        def render(self, brief: Brief) -> Artifact:
            return Artifact(name="brief.txt", media_type=self.media_type, content=brief.title.encode())

    class Point:
        def load(self) -> type[Plain]:
            return Plain

    class Points(dict[str, Point]):
        names: ClassVar[set[str]] = {"txt"}

    monkeypatch.setattr(registry, "entry_points", lambda group: Points(txt=Point()))
    assert render(brief, PageSettings(formats=("txt",)))[0].content == brief.title.encode()
