"""What `find_themes` promises: same subjects together, readable labels, the same answer every time, nothing breaks."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.documents import Corpus
from briefgen.model.themes import ThemeSet
from briefgen.settings import ThemeSettings
from briefgen.themes import find_themes
from tests.themes.building import corpus, document, essays, reference_essays, subject_of

FEW = ThemeSettings(members=4)
GROUP_ALL = ThemeSettings(members=4, min_passages=2)


@pytest.fixture(scope="module")
def reference(seeds: Path) -> Corpus:
    return reference_essays(seeds)


@pytest.fixture(scope="module")
def reference_themes(reference: Corpus) -> ThemeSet:
    return find_themes(reference, ThemeSettings(members=10))


def _grouping(themes: ThemeSet) -> set[frozenset[str]]:
    return {frozenset(theme.passages) for theme in themes.themes}


def test_passages_of_one_subject_share_a_theme() -> None:
    texts = essays()
    words = {passage.id: passage.text for passage in texts.passages}
    themes = find_themes(texts, ThemeSettings(number=4))
    assert len(themes.themes) == 4
    for theme in themes.themes:
        assert len({subject_of(words[passage]) for passage in theme.passages}) == 1


def test_labels_name_the_subject_in_the_words_of_the_texts() -> None:
    labels = {theme.label for theme in find_themes(essays(), ThemeSettings(number=4)).themes}
    assert labels == {"Container ships", "Primary schools", "Mangrove forests", "Solar panels"} or (
        len(labels & {"Container ships", "Mangrove forests", "Solar panels"}) >= 2
    )


def test_every_passage_with_words_is_in_exactly_one_theme(reference: Corpus, reference_themes: ThemeSet) -> None:
    placed = [passage for theme in reference_themes.themes for passage in theme.passages]
    assert sorted(placed) == sorted(passage.id for passage in reference.passages)
    assert sum(theme.share for theme in reference_themes.themes) == pytest.approx(1, abs=1e-4)


def test_themes_come_by_size_and_the_general_one_last(reference_themes: ThemeSet) -> None:
    special = [theme for theme in reference_themes.themes if not theme.is_general]
    sizes = [len(theme.passages) for theme in special]
    assert sizes == sorted(sizes, reverse=True)
    assert reference_themes.themes[: len(special)] == tuple(special)
    assert all(theme.label.startswith("General: ") for theme in reference_themes.themes[len(special) :])


def test_passages_of_a_theme_are_in_document_order(reference: Corpus, reference_themes: ThemeSet) -> None:
    place = {passage.id: at for at, passage in enumerate(reference.passages)}
    for theme in reference_themes.themes:
        order = [place[passage] for passage in theme.passages]
        assert order == sorted(order)


def test_a_small_subject_of_several_authors_keeps_a_theme(reference: Corpus, reference_themes: ThemeSet) -> None:
    words = {passage.id: passage.text.casefold() for passage in reference.passages}
    about = [
        theme
        for theme in reference_themes.themes
        if sum("cyber" in words[passage] for passage in theme.passages) > len(theme.passages) / 2
    ]
    assert len(about) == 1
    assert len({passage.rsplit("-p")[0] for passage in about[0].passages}) >= 2
    assert "cyber" in about[0].label.casefold()


def test_labels_read_as_headings(reference_themes: ThemeSet) -> None:
    labels = [theme.label for theme in reference_themes.themes]
    assert len(set(labels)) == len(labels)
    for label in labels:
        assert re.fullmatch(r"[^\W\d_a-z][^\d_]*[^\W\d_]", label), label
        assert len(label.split()) <= 5


def test_ids_are_slugs_and_unique(reference_themes: ThemeSet) -> None:
    ids = [theme.id for theme in reference_themes.themes]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[^\W_A-Z]+(?:-[^\W_A-Z]+)*", id) for id in ids)


def test_names_of_authors_are_no_label() -> None:
    signed = "Marlowe argues again that Marlowe was right about the harbour and the quay of the channel."
    texts = essays()
    texts = corpus(document("marlowe", [f"{signed} {n}" for n in range(6)], author="Ada Marlowe"), *texts.documents)
    found = find_themes(texts, FEW)
    assert not any("marlowe" in text.casefold() for theme in found.themes for text in (theme.label, *theme.keywords))


def test_the_order_of_documents_changes_nothing(reference: Corpus, reference_themes: ThemeSet) -> None:
    shuffled = list(reference.documents)
    random.Random(7).shuffle(shuffled)
    again = find_themes(Corpus(documents=tuple(shuffled)), ThemeSettings(members=10))
    assert _grouping(again) == _grouping(reference_themes)
    assert [theme.label for theme in again.themes] == [theme.label for theme in reference_themes.themes]
    assert again.quality == reference_themes.quality


def test_hash_seed_and_threads_change_nothing() -> None:
    script = (
        "from tests.themes.building import essays\n"
        "from briefgen.themes import find_themes\n"
        "from briefgen.settings import ThemeSettings\n"
        "print(find_themes(essays(), ThemeSettings(members=2)))\n"
    )
    root = Path(__file__).parents[2]
    answers = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads},
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, threads in (("0", "1"), ("42", "2"))
    }
    assert len(answers) == 1


def test_another_seed_gives_a_similar_grouping(reference_themes: ThemeSet) -> None:
    assert reference_themes.quality is not None
    assert reference_themes.quality.reseeded is not None
    assert reference_themes.quality.reseeded >= 0.5


def test_the_number_of_themes_can_be_asked_for() -> None:
    assert len(find_themes(essays(), ThemeSettings(number=3, members=4)).themes) == 3
    assert find_themes(essays(), ThemeSettings(number=3, members=4)).criterion == "3 themes, as asked for."


def test_how_the_number_was_chosen_is_said(reference: Corpus, reference_themes: ThemeSet) -> None:
    assert f"square root of half the {len(reference.passages)} passages" in reference_themes.criterion


def test_few_passages_give_terms_not_themes() -> None:
    texts = essays()
    small = corpus(*(document(one.id, [p.text for p in one.passages[:6]]) for one in texts.documents))
    found = find_themes(small, ThemeSettings())
    assert not found.grouped
    assert found.quality is None
    assert "fewer than the 40" in found.criterion
    assert "no effect" not in found.criterion
    words = {passage.id: passage.text.casefold() for passage in small.passages}
    assert found.themes
    for theme in found.themes:
        assert len(theme.passages) >= 2
        stem = theme.label.casefold().split()[0].rstrip("s")
        assert all(stem in words[passage] for passage in theme.passages)


def test_a_page_of_text_gets_a_few_terms_and_none_that_only_says_who_should_act() -> None:
    tram = "The council should build a tram line from the station to the hospital; a tram line lasts for forty years."
    buses = "A tram line costs too much, and the council should create bus lanes to the station and the hospital."
    fares = "Fares should stay low on every bus lane, says the council, and noise in the valley should be less."
    found = find_themes(corpus(document("a", [tram, fares]), document("b", [buses, fares])), ThemeSettings())
    labels = [theme.label.casefold() for theme in found.themes]
    assert 1 <= len(labels) <= 3
    assert "council" not in labels


def test_a_number_asked_for_in_vain_is_said_to_have_no_effect() -> None:
    texts = corpus(document("a", ["The harbour needs a new bridge."]), document("b", ["A bridge would cost too much."]))
    assert find_themes(texts, ThemeSettings(number=3)).criterion.endswith("; themes.number = 3 has no effect.")


def test_a_passage_without_words_belongs_to_no_theme() -> None:
    texts = essays()
    odd = document("odd", ["1, 2, 3.", "And of the to!", "...", "Of course."])
    found = find_themes(corpus(*texts.documents, odd), FEW)
    placed = {passage for theme in found.themes for passage in theme.passages}
    assert not any(passage.startswith("odd-") for passage in placed)
    assert len(placed) == len(texts.passages)


@pytest.mark.parametrize(
    "documents",
    [
        (),
        (("empty", []),),
        (("one", ["A single passage about a harbour."]),),
        (("one", ["..."]), ("two", ["..."])),
        (("one", ["The same words again."] * 30), ("two", ["The same words again."] * 30)),
        (("one", [f"Passage {n} says nothing else." for n in range(60)]),),
        (("tiny", ["Ships."]), ("small", ["Quays."])),
    ],
    ids=["no document", "no passage", "one passage", "no words", "identical", "one author", "two tiny documents"],
)
def test_nothing_breaks_on(documents: tuple[tuple[str, list[str]], ...]) -> None:
    found = find_themes(corpus(*(document(id, passages) for id, passages in documents)), GROUP_ALL)
    known = {f"{id}-p{n}" for id, passages in documents for n in range(1, len(passages) + 1)}
    assert {passage for theme in found.themes for passage in theme.passages} <= known


SPANISH = (
    "El puerto necesita grúas nuevas para los barcos de carga que llegan con la marea.",
    "Los barcos de carga esperan en el puerto porque faltan grúas en el muelle.",
    "Las escuelas rurales no tienen maestros y los alumnos comparten los libros.",
    "Los maestros dejan las escuelas rurales, y los alumnos estudian sin libros.",
)
GERMAN = (
    "Der Hafen braucht neue Kräne für die Frachtschiffe am Kai.",
    "Frachtschiffe warten im Hafen auf Kräne am Kai.",
    "Die Landschulen haben keine Lehrkräfte, und die Kinder teilen sich Bücher.",
    "Lehrkräfte verlassen die Landschulen, den Kindern fehlen Bücher.",
)


@pytest.mark.parametrize(("language", "texts"), [("es", SPANISH), ("de", GERMAN), ("xx", GERMAN), ("und", GERMAN)])
def test_other_languages_are_grouped_too(language: str, texts: tuple[str, ...]) -> None:
    passages = [f"{text} {texts[(at + 1) % 2 + 2 * (at // 2)]}" for at, text in enumerate(texts)] * 3
    pair = corpus(document("a", passages, language=language), document("b", passages, language=language))
    found = find_themes(pair, ThemeSettings(number=2, members=4, min_passages=2))
    assert len(found.themes) == 2
    for theme in found.themes:
        numbers = {(int(passage.rsplit("-p")[1]) - 1) % 4 // 2 for passage in theme.passages}
        assert len(numbers) == 1


def test_spanish_labels_keep_to_spanish_stop_words() -> None:
    pair = corpus(document("a", SPANISH, language="es"), document("b", SPANISH, language="es"))
    labels = {theme.label for theme in find_themes(pair, ThemeSettings()).themes}
    assert "Escuelas rurales" in labels
    assert labels & {"Barcos de carga"}


@given(
    st.lists(st.lists(st.text(alphabet="ab cd.\n1é-’(", max_size=60), min_size=0, max_size=6), min_size=0, max_size=3)
)
def test_any_text_gives_themes_of_known_passages(texts: list[list[str]]) -> None:
    documents = corpus(*(document(f"d{at}", passages) for at, passages in enumerate(texts)))
    found = find_themes(documents, ThemeSettings(members=1, min_passages=2))
    known = {passage.id for passage in documents.passages}
    placed = [passage for theme in found.themes for passage in theme.passages]
    assert set(placed) <= known
    if found.grouped:
        assert len(placed) == len(set(placed))
    assert len({theme.id for theme in found.themes}) == len(found.themes)
