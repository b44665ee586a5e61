"""The list of stakeholders: what it may say, and all its faults at once with their lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import ConfigurationError
from briefgen.model.delivery import Notify
from briefgen.publication.addresses import BadAddress, header_text, mail_address, named_address
from briefgen.publication.stakeholders import read_stakeholders, slug

KNOWN = {"template": ("brief", "note"), "formats": ("pdf", "html")}


def written(folder: Path, text: str, name: str = "stakeholders.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_an_entry_says_who_gets_what(tmp_path: Path) -> None:
    text = """
[[stakeholder]]
name = "Comité del agua"
email = "agua@example.org"
language = "es"
template = "note"
length = "brief"
formats = ["pdf"]
themes = ["Wells"]
authors = ["Mora"]
notify = "changed"
"""
    [one] = read_stakeholders(written(tmp_path, text), KNOWN).stakeholders
    assert (one.id, one.line, one.address) == ("comite-del-agua", 2, "agua@example.org")
    assert (one.language, one.template, one.length, one.formats) == ("es", "note", "brief", ("pdf",))
    assert (one.themes, one.authors, one.notify) == (("Wells",), ("Mora",), Notify.CHANGED)


def test_csv_says_the_same(tmp_path: Path) -> None:
    text = 'name,email,folder,themes\r\n"Díaz, Ana",ana@example.org,,Wells; Dams\r\n\r\nArchive,,archive,\r\n'
    ana, archive = read_stakeholders(written(tmp_path, text, "stakeholders.csv"), KNOWN).stakeholders
    assert (ana.name, ana.themes, ana.line) == ("Díaz, Ana", ("Wells", "Dams"), 2)
    assert (archive.address, archive.line) == ("archive", 4)


def test_without_a_file_there_is_nobody(tmp_path: Path) -> None:
    assert read_stakeholders(tmp_path).stakeholders == ()


def test_all_faults_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    text = """[[stakeholder]]
name = "No way"

[[stakeholder]]
name = "Two ways"
email = "a@example.org"
folder = "x"

[[stakeholder]]
email = "b@example.org"
langauge = "es"

[[stakeholder]]
name = "Strange"
email = "c@example.org"
template = "nota"
formats = ["pfd"]
notify = "changed"

[[stakeholder]]
name = "Bad"
email = "a@"
"""
    with pytest.raises(ConfigurationError) as caught:
        read_stakeholders(written(tmp_path, text), KNOWN)
    assert [fault.partition(": ")[0] for fault in caught.value.faults] == [
        "stakeholders.toml:1", "stakeholders.toml:4", "stakeholders.toml:9", "stakeholders.toml:9",
        "stakeholders.toml:13", "stakeholders.toml:13", "stakeholders.toml:13", "stakeholders.toml:20",
    ]  # fmt: skip
    assert "nothing was sent" in caught.value.what


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("stakeholders.toml", "[[stakeholder]\n", "not TOML"),
        ("stakeholders.toml", "name = 1\n", "write [[stakeholder]]"),
        ("stakeholders.toml", '[[stakeholder]]\nname = 3\nemail = "a@b.org"\n', "name"),
        ("stakeholders.csv", 'name,email\n"open,a@b.org\n', "not CSV"),
        ("stakeholders.csv", "name\na,b,c\n", "the row has 3 cells"),
    ],
)
def test_a_file_that_cannot_be_understood_is_refused(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_stakeholders(written(tmp_path, text, name))
    assert said in caught.value.faults[0]


def test_two_lists_are_refused(tmp_path: Path) -> None:
    written(tmp_path, "")
    with pytest.raises(ConfigurationError, match="two lists"):
        read_stakeholders(written(tmp_path, "name\n", "stakeholders.csv"))


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x00"])
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "stakeholders.toml").write_bytes(content)
    with pytest.raises(ConfigurationError):
        read_stakeholders(tmp_path)


def test_one_name_at_two_addresses_is_a_fault(tmp_path: Path) -> None:
    text = '[[stakeholder]]\nname = "Ana"\nemail = "a@b.org"\n[[stakeholder]]\nname = "ana"\nemail = "c@b.org"\n'
    with pytest.raises(ConfigurationError) as caught:
        read_stakeholders(written(tmp_path, text))
    assert caught.value.faults == ("stakeholders.toml:4: ana stands on line 1 too, with another address",)


def test_the_domain_is_compared_in_lower_case_and_the_name_as_written() -> None:
    assert mail_address(" Ana@Example.ORG ") == "Ana@example.org"
    assert mail_address("a@bücher.example") == "a@xn--bcher-kva.example"
    assert named_address('"Policy Unit" <Unit@Example.org>') == ("Policy Unit", "Unit@example.org")


@given(st.text())
def test_an_address_that_is_taken_has_nothing_but_its_own_characters(text: str) -> None:
    try:
        address = mail_address(text)
    except BadAddress:
        return
    assert address.isascii()
    assert address.isprintable()
    assert not set(address) & set(' <>,;:"()[]\\')
    assert len(address) <= 254


@given(st.text())
def test_text_of_a_header_is_one_line_without_encoded_words(text: str) -> None:
    line = header_text(text)
    assert len(line.splitlines()) <= 1
    assert "=?" not in line
    assert line.isprintable() or not line.isascii()
    assert len(line) <= 300


@given(st.text())
def test_a_folder_of_a_name_stays_where_it_is(name: str) -> None:
    assert set(slug(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
