"""Lexicons are data that analysts edit: what they may write, and what they are told when they err."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.errors import ConfigurationError
from briefgen.language.lexicon import Lexicon, load_lexicon, read_lexicon


def lexicon(folder: Path, *groups: str) -> Lexicon:
    for number, group in enumerate(groups):
        (folder / f"{number}.toml").write_text(group, encoding="utf-8")
    return read_lexicon("en", folder)


@pytest.mark.parametrize(
    ("phrase", "fits", "does_not_fit"),
    [
        ("call for", ["we call for peace", "CALL FOR"], ["calling for", "recall for", "call to"]),
        ("is/are not", ["it is not", "they are not"], ["it was not"]),
        ("(high) time", ["high time", "time"], ["timely", "overtime"]),
        ("would (do) well", ["would do well", "would well"], ["would do", "would doing well"]),
        ("recommend~", ["recommends", "Recommendation"], ["commend"]),
    ],
)
def test_a_phrase_fits(tmp_path: Path, phrase: str, fits: list[str], does_not_fit: list[str]) -> None:
    words = lexicon(tmp_path, f'[cue]\nwhy = "a test"\nphrases = ["{phrase}"]')
    assert [text for text in fits if not words.search("{cue}", text)] == []
    assert [text for text in does_not_fit if words.search("{cue}", text)] == []


MANY = tuple(f"{first}{last:03}" for first in ("ab", "re-", "cu", "dis") for last in range(90))
LARGE = Lexicon(language="en", groups={"many": MANY, "few": ("few",)}, tables={})
TEMPLATES = (
    "we {many} the {few}",
    r"^(?P<verb>{many}|let) (?=\w)",
    "(?!{many})re",
    r"(?!no (?:{many}|x))\bno \w+",
    r"[(](?P<who>(?!you\b)[^()]{1,9}?) to {many}\b",
)


@given(
    text=st.lists(
        st.sampled_from(["we", "ab001", "re-042", "Re-089", "abc", "the", "few", "no", "(it", "to", "rest"])
    ).map(" ".join)
)
@example("we RE-042 the few")
@example("no abc")
@example("rest")
@example("(it to dis000")
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_large_group_fits_where_its_expression_does(template: str, text: str) -> None:
    plain = LARGE.pattern(template).search(text)
    found = LARGE.search(template, text)
    assert (found and (found.span(), found.groupdict())) == (plain and (plain.span(), plain.groupdict()))
    assert len(list(LARGE.finditer(template, text))) == len(list(LARGE.pattern(template).finditer(text)))


def test_groups_of_all_files_are_one_lexicon(tmp_path: Path) -> None:
    words = lexicon(tmp_path, '[a]\nwhy = "x"\nwords = "one two"', '[b]\nwhy = "x"\n[b.pairs]\nbuilt = "build"')
    assert words.words("a") == {"one", "two"}
    assert words.tables["b"]["built"] == "build"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("not toml [", "0.toml"),
        ('[cue]\nphrases = ["x"]', "needs a 'why'"),
        ('[cue]\nwhy = "x"', "neither phrases nor words nor pairs"),
        ('[cue]\nwhy = "x"\nphrase = ["x"]', "does not know 'phrase'"),
        ('[cue]\nwhy = "x"\nphrases = "x"', "'phrases' is a list of strings"),
        ('[cue]\nwhy = "x"\nphrases = ["a [b"]', "cannot be read: 'a [b'"),
        ('[cue]\nwhy = "x"\nwords = ["a"]', "'words' is one string"),
        ('[Cue]\nwhy = "x"\nwords = "a"', "a name is made of a-z and _"),
        ('cue = "x"', "is not a table"),
    ],
)
def test_a_fault_is_named_with_its_file_and_group(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        lexicon(tmp_path, text)
    assert raised.value.slug == "lexicon"
    assert any(fault in line for line in raised.value.faults)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as raised:
        lexicon(
            tmp_path, '[a]\nwords = "x"\n[b]\nwhy = "x"', '[c]\nwhy = "x"\nwords = "x"', '[c]\nwhy = "x"\nwords = "y"'
        )
    assert len(raised.value.faults) == 3


def test_english_is_there_and_other_languages_are_not_yet() -> None:
    english = load_lexicon("en")
    assert english is not None
    assert english.search("{necessary}", "it is of the utmost importance")
    assert load_lexicon("xx") is None
    assert load_lexicon("../en") is None


def test_an_unknown_group_is_a_fault_of_the_rule() -> None:
    english = load_lexicon("en")
    assert english is not None
    with pytest.raises(KeyError):
        english.search("{nonesuch}", "text")
