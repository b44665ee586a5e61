"""What has a name in the edition before keeps it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.documents import Author, Corpus, Provenance
from briefgen.model.editions import EarlierDocument, EarlierThemes, Record
from briefgen.publication import keep_documents
from briefgen.publication.matching import distance, matched
from tests.publication.building import corpus


def record(*documents: tuple[str, str, str]) -> Record:
    """A record of documents: id, file, digest."""
    return Record(
        number=1,
        date=None,
        documents=tuple(
            EarlierDocument(id=id, file=file, sha256=digest, voice=id, title=None, sentences=())
            for id, file, digest in documents
        ),
        recommendations=(),
        options=(),
        found=EarlierThemes(themes=(), grouped=False, found_with=""),
        themes=(),
    )


def called(of: Corpus, *names: tuple[str, str]) -> Corpus:
    """A corpus whose documents have these ids and files."""
    return replace(
        of,
        documents=tuple(
            replace(document, id=id, source=replace(document.source, path=file))
            for document, (id, file) in zip(of.documents, names, strict=True)
        ),
    )


def ids(of: Corpus) -> list[str]:
    return [document.id for document in of.documents]


def test_without_an_edition_before_ids_are_as_read() -> None:
    now = called(corpus("a", "b"), ("wood", "a.txt"), ("rios", "b.txt"))
    assert keep_documents(now, None) is now


def test_a_second_text_of_one_author_does_not_take_the_id_of_the_first() -> None:
    now = called(corpus("new", "old"), ("wood", "a-new.txt"), ("wood-2", "b.txt"))
    before = record(("wood", "b.txt", now.documents[1].source.sha256), ("rios", "c.txt", "x"))
    assert ids(keep_documents(now, before)) == ["wood-2", "wood"]


def test_a_renamed_file_keeps_its_id_and_a_revised_one_too() -> None:
    now = called(corpus("same", "revised"), ("wood", "renamed.txt"), ("rios-2", "b.txt"))
    before = record(("wood-7", "a.txt", now.documents[0].source.sha256), ("rios", "b.txt", "another digest"))
    assert ids(keep_documents(now, before)) == ["wood-7", "rios"]


def test_the_id_of_a_withdrawn_text_is_not_given_to_another() -> None:
    now = called(corpus("new", "b"), ("wood", "new.txt"), ("rios", "b.txt"))
    before = record(("wood", "old.txt", "gone"), ("rios", "b.txt", "x"))
    assert ids(keep_documents(now, before)) == ["wood-2", "rios"]


def test_an_unsigned_text_is_called_by_the_number_that_it_keeps() -> None:
    named = ("unsigned", "a-new.txt"), ("unsigned-2", "b.txt")
    now = called(corpus("new", "old"), *named)
    stand_ins = (Author(id=id, name="T", short=f"Unsigned {at}", is_named=False, found=Provenance(rule="unsigned"))
                 for at, (id, _) in enumerate(named, start=1))  # fmt: skip
    now = replace(
        now, documents=tuple(replace(of, authors=(who,)) for of, who in zip(now.documents, stand_ins, strict=True))
    )
    kept = keep_documents(now, record(("unsigned", "b.txt", now.documents[1].source.sha256)))
    assert [(of.id, of.authors[0].id, of.voice) for of in kept.documents] == [
        ("unsigned-2", "unsigned-2", "Unsigned 2"),
        ("unsigned", "unsigned", "Unsigned 1"),
    ]


groups = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3), st.frozensets(st.integers(0, 12), max_size=6), max_size=6
)


@given(groups, groups)
def test_groups_are_matched_one_to_one_and_the_same_in_any_order(
    new: dict[str, frozenset[int]], old: dict[str, frozenset[int]]
) -> None:
    found = matched(new, old)
    assert len(set(found.values())) == len(found)
    assert all(new[one] & old[other] for one, other in found.items())
    assert matched(dict(reversed(new.items())), dict(reversed(old.items()))) == found


@given(groups)
def test_a_group_with_members_is_itself(some: dict[str, frozenset[int]]) -> None:
    distinct = {name: members for name, members in some.items() if list(some.values()).count(members) == 1 and members}
    assert matched(distinct, distinct) == {name: name for name in distinct}


def test_the_likest_pair_is_matched_first() -> None:
    new = {"x": frozenset({1, 2, 3, 4}), "y": frozenset({1, 2})}
    assert matched(new, {"old": frozenset({1, 2})}) == {"y": "old"}
    assert matched({"x": frozenset({1, 2, 3, 4, 5})}, {"old": frozenset({1})}, least=0.2) == {}


def test_distance_is_what_only_one_of_them_has() -> None:
    assert distance(frozenset({1, 2}), frozenset({2, 3})) == 2 / 3
    assert distance(frozenset(), frozenset()) == 0
