"""Templates are found in the project first; they run closed, and a fault in one names its file and line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.errors import ConfigurationError, OutputFailed
from briefgen.model.brief import Brief
from briefgen.page.templates import TemplateFolder, every_template, find_template
from briefgen.page.to_html import screen_html


def own(project: Path, **files: str) -> TemplateFolder:
    """A project's template `brief` with files of its own; `x__html` stands for `x.html.j2`."""
    folder = project / "templates" / "brief"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name.replace("__html", ".html.j2").replace("__toml", ".toml")).write_text(text, "utf-8")
    return find_template("brief", project)


def test_the_template_of_the_package_has_all_its_files(tmp_path: Path) -> None:
    template = find_template("brief", tmp_path)
    assert "{% include" in template.read("brief.html.j2")
    assert template.settings["contents_above"] == 6


def test_a_project_changes_one_file_and_keeps_the_others(tmp_path: Path, brief: Brief) -> None:
    template = own(tmp_path, front__html="<h1>Ministry: {{ brief.title }}</h1>")
    html = screen_html(brief, template)
    assert "<h1>Ministry: Flood protection" in html
    assert "All recommendations" in html


def test_the_project_is_the_folder_of_the_settings_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own(tmp_path, front__html="")
    (tmp_path / "briefgen.toml").touch()
    (tmp_path / "sources").mkdir()
    monkeypatch.chdir(tmp_path / "sources")
    assert find_template("brief").folders[0] == (tmp_path / "templates" / "brief").resolve()


def test_an_unknown_template_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as refused:
        find_template("briefs", tmp_path)
    assert "did you mean 'brief'" in str(refused.value.hint)


@pytest.mark.parametrize("name", ["../brief", "/etc", "brief/../brief", "", "."])
def test_a_template_is_a_name_not_a_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigurationError):
        find_template(name, tmp_path)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("one\n{{ brief.headline }}", 2, "headline"),
        ("one\n\n{% if %}", 3, "Expected an expression"),
        ("{{ nothing_of_that_name }}", 1, "nothing_of_that_name"),
        ("{{ 1 / 0 }}", 1, "division"),
        ("\n{{ brief.title | no_such_filter }}", 2, "no_such_filter"),
        ("{{ brief.__class__.__mro__ }}", 1, "unsafe"),
        ("{% include 'none.html.j2' %}", 1, "none.html.j2"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path: Path, brief: Brief, text: str, line: int, what: str) -> None:
    template = own(tmp_path, front__html=text)
    with pytest.raises(ConfigurationError) as fault:
        screen_html(brief, template)
    assert str(fault.value.where).endswith(f"front.html.j2:{line}")
    assert what in fault.value.what


def test_a_settings_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as fault:
        own(tmp_path, template__toml="= nothing")
    assert str(fault.value.where).endswith("template.toml")


@pytest.mark.parametrize("text", ['contents_above = "six"', "words = 3", "n = " + "9" * 5_000])
def test_a_settings_file_with_wrong_values_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigurationError) as fault:
        own(tmp_path, template__toml=text)
    assert str(fault.value.where).endswith("template.toml")


def test_a_template_file_that_is_no_text_is_a_fault_of_the_template(tmp_path: Path, brief: Brief) -> None:
    template = own(tmp_path, front__html="x")
    (tmp_path / "templates" / "brief" / "front.html.j2").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigurationError, match="UTF-8"):
        screen_html(brief, template)


HOSTILE = {
    "{{ brief.__init__.__globals__ }}": "unsafe",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}": "unsafe",
    "{{ say.__globals__ }}": "unsafe",
    "{{ notes.add.__func__ }}": "unsafe",
    "{{ marked._known }}": "unsafe",
    "{{ (brief.title ~ '{0.__class__}').format(brief) }}": "__class__",
    "{{ range(1000000000) | list }}": "Range too big",
    "{% include '../../../../../etc/passwd' %}": "passwd",
    "{% include '/etc/passwd' %}": "passwd",
    "{% extends 'file:///etc/passwd' %}": "passwd",
    "{% import 'os' as os %}": "os",
    "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}": "recursion",
    "{% for one in 5 %}{% endfor %}": "not iterable",
    "{{ say('kicker_of_nobody') }}": "kicker_of_nobody",
    "{{ say('note_read', number=3) }}": "words",
}
"""What a template may try, and a word of the error that names it."""


@pytest.mark.parametrize(("text", "what"), HOSTILE.items())
def test_what_a_template_may_not_do_is_an_error_with_its_line(
    tmp_path: Path, brief: Brief, text: str, what: str
) -> None:
    template = own(tmp_path, front__html=f"\n{text}")
    with pytest.raises(ConfigurationError) as fault:
        screen_html(brief, template)
    assert str(fault.value.where).endswith("front.html.j2:2")
    assert what in fault.value.what


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "render-too-slow"),
        ("{% set grown = namespace(s='abcdefgh') %}{% for a in range(60) %}"
         "{% set grown.s = grown.s ~ grown.s %}{% endfor %}", "render-too-large"),
    ],
)  # fmt: skip
def test_a_template_without_end_or_measure_ends_and_says_so(tmp_path: Path, brief: Brief, text: str, slug: str) -> None:
    template = replace(own(tmp_path, front__html=text), seconds=2, megabytes=600)
    with pytest.raises(OutputFailed) as ended:
        screen_html(brief, template)
    assert ended.value.slug == slug


def test_a_file_that_wraps_the_one_of_the_package(tmp_path: Path, brief: Brief) -> None:
    template = own(tmp_path, front__html="<p>Ministry</p>{% include 'brief/front.html.j2' %}")
    html = screen_html(brief, template)
    assert "<p>Ministry</p>" in html
    assert "Key messages" in html


def test_a_template_that_extends_another_has_its_files_and_settings(tmp_path: Path, brief: Brief) -> None:
    folder = tmp_path / "templates" / "ours"
    folder.mkdir(parents=True)
    (folder / "template.toml").write_text('extends = "note"\n[words]\nsummary = "In short"\n', "utf-8")
    template = find_template("ours", tmp_path)
    assert [one.name for one in template.folders] == ["ours", "note", "brief"]
    assert template.settings["contents_above"] == find_template("note").settings["contents_above"]
    assert ">In short</h2>" in screen_html(brief, template)


def test_a_template_that_extends_itself_is_named(tmp_path: Path) -> None:
    for one, other in (("ours", "theirs"), ("theirs", "ours")):
        (tmp_path / "templates" / one).mkdir(parents=True)
        (tmp_path / "templates" / one / "template.toml").write_text(f'extends = "{other}"', "utf-8")
    with pytest.raises(ConfigurationError, match="extends"):
        find_template("ours", tmp_path)


def test_an_unknown_key_of_a_settings_file_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="did you mean colours"):
        own(tmp_path, template__toml='[colors]\naccent = "#14507a"')


def test_every_template_says_what_it_is_for(tmp_path: Path) -> None:
    found = every_template(tmp_path)
    assert [template.name for template in found] == ["brief", "note"]
    assert all(template.description for template in found)


@pytest.mark.parametrize("name", ["..", "../brief", "."])
def test_a_path_is_no_name_of_a_template(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigurationError, match="there is no template"):
        find_template(name, tmp_path)


def test_a_template_prints_no_file_from_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.txt").write_text("<p>secret</p>")
    folder = tmp_path / "templates" / "brief"
    folder.mkdir(parents=True)
    (folder / "front.html.j2").symlink_to(tmp_path / "elsewhere.txt")
    with pytest.raises(ConfigurationError, match="leads out of its folder"):
        find_template("brief", tmp_path)
