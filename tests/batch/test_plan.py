"""A plan says which briefs are made; whatever is wrong in it is told at once, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.batch import read_plan
from briefgen.errors import ConfigurationError


def written(folder: Path, text: str) -> Path:
    plan = folder / "plan.toml"
    plan.write_text(text, encoding="utf-8")
    return plan


def test_a_brief_has_the_settings_of_the_plan_and_its_own_over_them(tmp_path: Path) -> None:
    plan = written(
        tmp_path,
        """
        sources = "texts"
        [defaults]
        page.formats = ["json"]
        page.language = "fr"
        [[brief]]
        name = "one"
        page.language = "es"
        documents = ["north/"]
        [[brief]]
        name = "two"
        sources = ["a.txt", "b.txt"]
        """,
    )

    one, two = read_plan(plan)

    assert (one.name, one.output, one.sources) == ("one", tmp_path / "output" / "one", (tmp_path / "texts",))
    assert (one.settings.page.language, one.settings.page.formats) == ("es", ("json",))
    assert one.documents == ("north/",)
    assert (two.settings.page.language, two.documents) == ("fr", ())
    assert two.sources == (tmp_path / "a.txt", tmp_path / "b.txt")


def test_what_is_typed_wins_over_the_plan_and_the_settings_file_lies_under_it(tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").write_text('[page]\npaper = "Letter"\nlanguage = "es"\n', encoding="utf-8")
    plan = written(tmp_path, '[[brief]]\nname = "one"\npage.language = "fr"\npage.formats = ["html"]\n')

    (one,) = read_plan(plan, {"page.formats": ("--format", ("json",))})

    page = one.settings.page
    assert (page.paper, page.language, page.formats) == ("Letter", "fr", ("json",))
    assert one.sources == (tmp_path / "sources",)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    plan = written(
        tmp_path,
        """
        outputs = "x"
        [[brief]]
        name = "one"
        page.langauge = "fr"
        [[brief]]
        name = "one/two"
        [[brief]]
        name = "three"
        themes.number = 1
        [[brief]]
        name = "three"
        [[brief]]
        name = "four"
        output.folder = "/etc"
        [[brief]]
        name = "five"
        documents = 7
        """,
    )

    with pytest.raises(ConfigurationError) as refused:
        read_plan(plan)

    told = "\n".join(refused.value.faults)
    assert "there is no key outputs" in told
    assert "one: there is no setting page.langauge" in told
    assert "brief 2: needs a name of its own" in told
    assert "themes.number must be" in told
    assert "output.folder is the plan's `output`" in told
    assert "five: documents must be text" in told
    assert len(refused.value.faults) >= 6


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('for = "nobody"', "no stakeholder is called “nobody”; there are Bo"),
        ("select = 3", "select holds themes and authors"),
        ('select.theme = "x"', "select holds themes and authors"),
        ("select.themes = [3]", "select.themes must be text"),
    ],
)
def test_a_selection_that_cannot_be_understood_is_told(tmp_path: Path, table: str, told: str) -> None:
    (tmp_path / "stakeholders.toml").write_text('[[stakeholder]]\nname = "Bo"\nemail = "bo@example.org"\n', "utf-8")

    with pytest.raises(ConfigurationError, match=told):
        read_plan(written(tmp_path, f'[[brief]]\nname = "one"\n{table}\n'))


def test_a_brief_for_each_stakeholder_needs_stakeholders(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no stakeholder to make a brief for"):
        read_plan(written(tmp_path, '[[brief]]\nname = "one"\nfor = "all"\n'))


def test_a_stakeholder_s_entry_wins_over_the_defaults_and_the_brief_over_it(tmp_path: Path) -> None:
    (tmp_path / "stakeholders.toml").write_text(
        '[[stakeholder]]\nname = "Bo"\nemail = "bo@example.org"\nlanguage = "es"\nlength = "page"\nthemes = ["Ferries"]\n',
        "utf-8",
    )
    plan = written(
        tmp_path,
        """
        [defaults]
        page.language = "fr"
        page.length = "full"
        [[brief]]
        name = "one"
        for = "bo"
        page.length = "brief"
        """,
    )

    (one,) = read_plan(plan)

    assert (one.settings.page.language, one.settings.page.length) == ("es", "brief")
    assert one.reader and (one.reader.name, one.reader.themes) == ("Bo", ("Ferries",))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "brief = 3",
        "[[brief]",
        'brief = ["one"]',
        "\x00",
        '[[brief]]\nname = "one"\npage = 3',
        "defaults = 3\n[[brief]]\nname='a'",
    ],
)
def test_what_is_no_plan_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        read_plan(written(tmp_path, text))

    assert "plan.toml" in str(refused.value.where)


def test_a_plan_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read"):
        read_plan(tmp_path / "none.toml")
