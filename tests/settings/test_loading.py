"""Where a setting's value comes from, and what is said when it is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import BriefgenError, ConfigurationError, UsageError
from briefgen.settings import Settings
from briefgen.settings.loading import LoadedSettings, load_settings


def written(folder: Path, text: str) -> Path:
    file = folder / "briefgen.toml"
    file.write_text(text, encoding="utf-8")
    return file


def load(folder: Path, *, environment: dict[str, str] | None = None, **options: tuple[str, object]) -> LoadedSettings:
    given_options = {name.replace("__", "."): option for name, option in options.items()}
    return load_settings(given_options, environment=environment or {}, start=folder)


def fault(folder: Path, **rest: Any) -> BriefgenError:
    with pytest.raises(BriefgenError) as caught:
        load(folder, **rest)
    return caught.value


def test_without_anything_the_defaults_hold(tmp_path: Path) -> None:
    loaded = load(tmp_path)
    assert loaded.settings == Settings()
    assert set(loaded.origins.values()) == {"default"}
    assert (loaded.project, loaded.output, loaded.sources) == (tmp_path, tmp_path / "output", tmp_path / "sources")


def test_an_option_wins_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    written(tmp_path, "[themes]\nnumber = 5\nseed = 1\nmembers = 11\n")
    loaded = load(
        tmp_path,
        environment={"BRIEFGEN_THEMES_NUMBER": "6", "BRIEFGEN_THEMES_SEED": "2"},
        themes__number=("--themes", "7"),
    )
    assert (loaded.settings.themes.number, loaded.settings.themes.seed, loaded.settings.themes.members) == (7, 2, 11)
    assert loaded.origins["themes.number"] == "--themes"
    assert loaded.origins["themes.seed"] == "BRIEFGEN_THEMES_SEED"
    assert loaded.origins["themes.members"].endswith("briefgen.toml:4")


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    written(tmp_path, "[themes]\nseed = 1\n")
    written(tmp_path / "a", "[themes]\nseed = 2\n")
    loaded = load(inner)
    assert loaded.settings.themes.seed == 2
    assert loaded.project == tmp_path / "a"


def test_a_folder_in_the_file_counts_from_the_file_and_one_on_the_command_line_from_here(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    written(tmp_path, '[output]\nfolder = "editions"\n')
    assert load(inner).output == tmp_path / "editions"
    assert load(inner, output__folder=("--output", "here")).output == inner / "here"


def test_lists_in_the_environment_are_parted_by_commas(tmp_path: Path) -> None:
    loaded = load(tmp_path, environment={"BRIEFGEN_PAGE_FORMATS": "html, json"})
    assert loaded.settings.page.formats == ("html", "json")


def test_a_date_may_be_written_without_quotation_marks(tmp_path: Path) -> None:
    written(tmp_path, "[output]\ndate = 2026-11-22\n")
    assert load(tmp_path).settings.output.date == "2026-11-22"


def test_all_faults_are_named_at_once_with_their_lines(tmp_path: Path) -> None:
    written(
        tmp_path,
        '[themes]\nnumbers = 4\nmembers = "many"\n\n[pages]\ntitle = "x"\n\n[output]\ntitle = "x"\njobs = 0\n',
    )
    error = fault(tmp_path, environment={"BRIEFGEN_THEMES_SEEDS": "1"}, themes__number=("--themes", "some"))
    assert isinstance(error, ConfigurationError)
    said = "\n".join(error.faults)
    for part in (
        "briefgen.toml:2: section themes has no key numbers; did you mean number?",
        "briefgen.toml:3: themes.members must be a whole number; it is 'many'",
        "briefgen.toml:5: there is no section pages; did you mean page?",
        "briefgen.toml:9: section output has no key title; title stands in section page",
        "briefgen.toml:10: output.jobs",
        "BRIEFGEN_THEMES_SEEDS: section themes has no key seeds; did you mean seed?",
        "--themes: themes.number must be a whole number or 'auto'; it is 'some'",
    ):
        assert part in said
    assert len(error.faults) == 7


def test_a_lone_fault_is_the_error_itself(tmp_path: Path) -> None:
    written(tmp_path, "\n\n[page]\ntitles = 'x'\n")
    error = fault(tmp_path)
    assert error.what == "section page has no key titles"
    assert error.where
    assert error.where.endswith("briefgen.toml:4")
    assert error.hint == "did you mean title?"


def test_a_wrong_option_alone_is_a_matter_of_usage(tmp_path: Path) -> None:
    error = fault(tmp_path, output__date=("--date", "22.11.2026"))
    assert isinstance(error, UsageError)
    assert (error.where, error.exit_code) == ("--date", 2)


@pytest.mark.parametrize("day", ["2026-02-31", "2026-2-3", "20261122", "2026-11-22T00:00", "today", ""])
def test_only_days_of_the_calendar_are_dates(tmp_path: Path, day: str) -> None:
    assert "must be a day of the calendar" in fault(tmp_path, output__date=("--date", day)).what


@pytest.mark.parametrize(
    "line",
    ["members = true", 'members = "4"', "seed = 1.5", "number = 1", "number = true", "members = 0", "seed = -1"],
)
def test_a_value_of_another_kind_is_refused(tmp_path: Path, line: str) -> None:
    written(tmp_path, f"[themes]\n{line}\n")
    assert f"themes.{line.partition(' ')[0]} must be " in fault(tmp_path).what


def test_a_section_that_is_a_key_is_explained(tmp_path: Path) -> None:
    written(tmp_path, "themes = 5\n")
    assert fault(tmp_path).hint == "write [themes]"


@pytest.mark.parametrize("content", [b"[themes\n", b"a = \n", b"[themes]\nseed = 1\nseed = 2\n"])
def test_a_file_that_is_not_toml_is_named_with_the_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "briefgen.toml").write_bytes(content)
    error = fault(tmp_path)
    assert error.exit_code == 3
    assert error.where
    assert "briefgen.toml:" in error.where


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").write_bytes(b"[themes]\n# \xff\xfe\n")
    assert fault(tmp_path).hint == "save it as UTF-8"


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="No such file"):
        load_settings({}, environment={}, file=tmp_path / "nowhere.toml")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").write_bytes(b"\xef\xbb\xbf[themes]\nseed = 3\n")
    assert load(tmp_path).settings.themes.seed == 3


@given(group=st.text(min_size=1), key=st.text(min_size=1), value=st.text())
def test_no_variable_of_the_environment_brings_a_traceback(group: str, key: str, value: str) -> None:
    try:
        load_settings({}, environment={f"BRIEFGEN_{group}_{key}": value}, start=Path("/"))
    except BriefgenError as error:
        assert error.exit_code == 3


@pytest.mark.parametrize(
    "text", ["# " + "x" * 1_000_001, ".".join("a" * 4_000) + " = 1"], ids=["a megabyte", "a key of 4,000 parts"]
)
def test_a_file_that_no_person_wrote_is_refused(tmp_path: Path, text: str) -> None:
    written(tmp_path, text)
    assert fault(tmp_path).slug == "settings-file-damaged"


@pytest.mark.parametrize("text", ["[page]\n[mail]\n[page]\ntitle = 'a'\n", "[page]\ntitle = 'a'\ntitle = 'b'\n"])
def test_a_section_that_is_added_where_there_is_one_is_said_to_stand_twice(tmp_path: Path, text: str) -> None:
    written(tmp_path, text)
    found = fault(tmp_path)
    assert str(found.where).endswith("briefgen.toml:3")
    assert (
        found.hint == "each section and each key stands once in the file: put the keys under the section that is there"
    )


@pytest.mark.parametrize(("value", "reason"), [("a\\u0000b", "NUL"), ("word " * 1_000, "4,096")])
def test_a_text_that_can_name_nothing_is_refused(tmp_path: Path, value: str, reason: str) -> None:
    written(tmp_path, f'[output]\nfolder = "{value}"\n')
    assert reason in str(fault(tmp_path))
