"""Title, authors and date: where they may stand, and where nothing may be guessed."""

from __future__ import annotations

import pytest

from briefgen.documents.byline.dates import parse_date
from briefgen.documents.byline.people import part_names, short_name, slug
from briefgen.model.documents import BlockKind, DatePrecision
from tests.documents.building import plain, read

BODY = "The town has three libraries, and all of them close at five although most people work until six. The council should act."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"Hours\n\nBy Ada Lind\n\n{BODY}", ["Ada Lind"]),
        (f"Hours\n\nby: Dr. Ada Lind and Leo J. Mora, PhD\n\n{BODY}", ["Ada Lind", "Leo J. Mora"]),
        (f"# Hours\n\nAda Lind\n\n{BODY}", ["Ada Lind"]),
        (f"# Hours\n\nAda Lind<sup>1</sup>, Leo Mora<sup>2</sup>\n\n{BODY}", ["Ada Lind", "Leo Mora"]),
        (f"Hours for all\n\n{BODY}\n\nAda Lind is a professor of law at the University of Oslo.\n", ["Ada Lind"]),
        (f"Dear members,\n\n{BODY}\n\nYours sincerely,\n\nAda Lind\nChair\n", ["Ada Lind"]),
        (f"Submission by the Reading Society to the inquiry\n\n{BODY}", ["Reading Society"]),
        (f"Testimony of Ada Lind before the committee\n\n{BODY}", ["Ada Lind"]),
        (f"---\ntitle: Hours\nauthor: [Ada Lind, Leo Mora]\n---\n\n{BODY}", ["Ada Lind", "Leo Mora"]),
        (f"---\ntitle: Hours\nauthor: Lind, Ada\n---\n\n{BODY}", ["Ada Lind"]),
        (f"Por Elena Ramírez de la Cruz\n\n{BODY}", ["Elena Ramírez de la Cruz"]),
        (f"Hours\n\nby Editors\n\n{BODY}", []),
        (f"Hours\n\nHomeland Security\n\n{BODY}", []),
        (f"Hours\n\n{BODY} By Friday it was over.\n\nBy hand.\n", []),
        (f"Hours\n\n{BODY} Ada Lind opened it.\n\nAda Lind is the director of the library.\n", []),
        (BODY, []),
    ],
)  # fmt: skip
def test_authors(text: str, names: list[str]) -> None:
    document = read(text, "not_the_author.txt")
    assert [author.name for author in document.authors if author.is_named] == names
    assert document.is_signed is bool(names)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By María de los Ángeles Fernández-Villaverde", ["María de los Ángeles Fernández-Villaverde"]),
        ("By Seán O’Brien and Ngũgĩ wa Thiong’o", ["Seán O’Brien"]),
        ("By Harun al-Rashid", ["Harun al-Rashid"]),
        ("By al-Rashid Harun", ["al-Rashid Harun"]),
        ("By Jean d’Estaing-Dupont", ["Jean d’Estaing-Dupont"]),
        ("By Anne-Marie Müller‑Lüdenscheidt, 3 May 2021", ["Anne-Marie Müller‑Lüdenscheidt"]),
        ("By de la Croix Jean", ["de la Croix Jean"]),
        ("By Martin King Jr.", ["Martin King Jr"]),
        ("By Анна Петрова", ["Анна Петрова"]),
        ("Автор: Анна Петрова", ["Анна Петрова"]),
        ("By Ελένη Παπαδοπούλου", ["Ελένη Παπαδοπούλου"]),
        ("By محمود درويش", ["محمود درويش"]),
        ("بقلم محمود درويش", ["محمود درويش"]),
        ("By 王小明", ["王小明"]),
        ("作者：王小明", ["王小明"]),
        ("Author: 김철수", ["김철수"]),
        ("By the Harbour Traders’ Association", ["Harbour Traders’ Association"]),
        ("Por la Comunidad de Regantes del Valle", ["Comunidad de Regantes del Valle"]),
        ("Par l'Association des riverains de la Loue", ["Association des riverains de la Loue"]),
        ("Par la Fédération nationale des pêcheurs", ["Fédération nationale des pêcheurs"]),
        ("Por la comunidad, que no tiene agua", []),
        ("Par la suite, il a plu", []),
        ("By Deputy Mayor Ada Lind", ["Ada Lind"]),
        ("By the way, it rained", []),
        ("By la carte", []),
        ("By Анна пошла домой", []),
        ("محمود درويش", []),
        ("王小明", []),
        ("Автор неизвестен", []),
    ],
)
def test_names_of_every_script_are_found_where_a_line_says_that_they_sign(line: str, names: list[str]) -> None:
    document = read(f"Longer hours for the town\n\n{line}\n\n{BODY}", "x.txt")
    assert [author.name for author in document.authors if author.is_named] == names
    if names:
        assert document.title is not None and document.title.text == "Longer hours for the town"


@pytest.mark.parametrize(
    "line", ["By Ada Lind", "10 June 2015", "# 10 June 2015", "# By Ada Lind, 3 May 2021", "Por Elena Ramírez"]
)
def test_a_byline_or_date_is_no_title(line: str) -> None:
    assert read(f"{line}\n\n{BODY}", "x.md").title is None
    titled = read(f"{line}\n\n# Longer hours\n\n{BODY}", "x.md").title
    assert titled is not None and titled.text == "Longer hours"


@pytest.mark.parametrize(
    ("line", "name", "affiliation", "date"),
    [
        ("Olu Danso, Transport Institute, May 2021", "Olu Danso", "Transport Institute", "2021-05"),
        ("Olu Danso, Transport Institute (3 May 2021)", "Olu Danso", "Transport Institute", "2021-05-03"),
        ("Olu Danso, May 3, 2021", "Olu Danso", None, "2021-05-03"),
        ("Olu Danso | 2021-05-03", "Olu Danso", None, "2021-05-03"),
        ("By Olu Danso, Transport Institute, May 2021", "Olu Danso", "Transport Institute", "2021-05"),
        ("Olu Danso, Transport Institute", "Olu Danso", "Transport Institute", None),
        ("Olu Danso, 2021", "Olu Danso", None, None),
    ],
)
def test_a_date_that_ends_a_byline(line: str, name: str | None, affiliation: str | None, date: str | None) -> None:
    document = read(f"Buses for the Valley\n\n{line}\n\n{BODY}")
    [author] = document.authors
    assert (author.name if author.is_named else None, author.affiliation) == (name, affiliation)
    assert (document.issued.iso if document.issued else None) == date
    if document.issued and document.issued.found.span:
        assert document.issued.found.rule == "dateline"
        assert line in document.text[document.issued.found.span.start : document.issued.found.span.end]
        assert line in plain(document, BlockKind.BYLINE)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            f"Homeland Security\n\nLonger hours would help the town\n\nBy Ada Lind\n\n{BODY}",
            "Longer hours would help the town",
        ),
        (f"Longer hours\n\nLonger hours: a plan for the town\n\n{BODY}", "Longer hours: a plan for the town"),
        (f"# Introduction\n\n{BODY}", None),
        (f"---\ntitle: On hours\n---\n\n# Part one\n\n{BODY}", "On hours"),
        (f"Dear members,\n\nRe: Inquiry into hours\n\n{BODY}", "Inquiry into hours"),
        (BODY, None),
        (f"Ada Lind\n\nLonger hours for libraries\n\n{BODY}", "Longer hours for libraries"),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    found = read(text, "a-fine-title.txt").title
    assert (found.text if found else None) == title


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("12 May 2016", "2016-05-12"), ("Oslo, May 12, 2016", "2016-05-12"), ("Published: March 2017", "2017-03"), ("Posted on 2016-05-12", "2016-05-12"),
        ("By Ada Lind | May 12, 2016", "2016-05-12"), ("Fecha: 3 de marzo de 2014", "2014-03-03"), ("Date: 2011", "2011"),
        ("In May 2016 all was well", None), ("2016", None), ("Dates of opening", None),
    ],
)  # fmt: skip
def test_dates_are_taken_from_lines_that_state_them(line: str, iso: str | None) -> None:
    document = read(f"# Hours\n\n{line}\n\n{BODY} It was built on 3 June 1999.\n")
    assert (document.issued.iso if document.issued else None) == iso


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("24-Aug-2018", ("2018-08-24", DatePrecision.DAY)), ("03/04/2017", ("2017", DatePrecision.YEAR)), ("31/04/2017", ("2017", DatePrecision.YEAR)),
        ("25/04/2017", ("2017-04-25", DatePrecision.DAY)), ("février 2012", ("2012-02", DatePrecision.MONTH)), ("March", None), ("soon", None),
    ],
)  # fmt: skip
def test_what_is_not_known_of_a_date_is_left_open(text: str, found: tuple[str, DatePrecision] | None) -> None:
    assert parse_date(text) == found


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("It began in 2009 and ended in 2012.", 2012),
        ("It ended in 2012. By 2030 it will be back.", 2012),
        ("We want it open in 2024.", None),
        ("It cost 2019 dollars.", 2019),
    ],
)
def test_the_latest_year_looks_back(text: str, year: int | None) -> None:
    assert read(f"{BODY} {text}").latest_year == year


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Irving Vidal Terrazas", "Vidal Terrazas"), ("Nathaniel J. Smith", "Smith"), ("Ada Lind", "Lind"), ("Mariatta", "Mariatta"), ("Ida van der Berg", "van der Berg"), ("Solène Le Guen", "Le Guen"), ("Robert E Lee", "Lee"),
        ("Elena Ramírez de la Cruz", "de la Cruz"), ("Juan Carlos Pérez", "Pérez"), ("Martin Luther King Jr.", "King"), ("Rural Riders Association (RRA)", "RRA"),
        ("Reading Society", "Reading Society"), ("José Antonio Pérez Gómez", "Pérez Gómez"),
        ("María de los Ángeles Fernández-Villaverde", "Fernández-Villaverde"), ("María del Carmen Pérez Gómez", "Pérez Gómez"),
        ("María de la Cruz", "de la Cruz"), ("王小明", "王小明"), ("김 철수", "김 철수"), ("محمود درويش", "درويش"), ("Анна Петрова", "Петрова"),
    ],
)  # fmt: skip
def test_short_names(name: str, short: str) -> None:
    assert short_name(name) == short


def test_lists_of_names() -> None:
    assert part_names("Ada Lind, Leo Mora and Eva Berg") == ["Ada Lind", "Leo Mora", "Eva Berg"]
    assert part_names("Lind, A., Mora, L. J.") == ["A. Lind", "L. J. Mora"]
    assert part_names("the editors") == []


def test_slugs_are_plain_letters() -> None:
    assert [slug(name) for name in ("Díez", "O'Connor", "Łukasz Øst", "李")] == ["diez", "o-connor", "lukasz-ost", ""]


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: !<tag:yaml.org,2002:bool> foo\n---\n",
        "---\ntitle: !<tag:yaml.org,2002:timestamp> foo\n---\n",
        '---\ntitle: !<tag:yaml.org,2002:int> ""\n---\n',
        f"---\ntitle: 0x{'f' * 5_000}\n---\n",
        f"+++\ntitle = 0x{'f' * 5_000}\n+++\n",
        f"+++\ntitle = {'9' * 5_000}\n+++\n",
    ],
)
def test_front_matter_made_to_break_parsers_declares_nothing_and_stops_nothing(front: str) -> None:
    document = read(f"{front}\n# Hours\n\n{BODY}\n", "a.md")
    assert (document.title and document.title.text, document.is_signed) == ("Hours", False)


def test_front_matter_that_yaml_refuses_is_read_line_by_line() -> None:
    document = read(
        "---\ntitle: Less traffic: what is known\nauthor: Mirela Okafor\n---\n\nThe town should act.\n", "a.md"
    )
    assert document.title and document.title.text == "Less traffic: what is known"
    assert [author.name for author in document.authors] == ["Mirela Okafor"]


def test_a_body_after_a_name_and_a_comma_is_where_the_person_works() -> None:
    document = read(
        "Open quays\n\nBy Tomas Brandt, Harbour Traders' Association\n\nThe council should open them.\n", "a.txt"
    )
    assert [(author.name, author.affiliation) for author in document.authors] == [
        ("Tomas Brandt", "Harbour Traders' Association")
    ]


def test_front_matter_is_data_only() -> None:
    document = read(f"---\ntitle: !!python/object/apply:os.system ['echo']\nauthor: &a [x, *a]\n---\n\n{BODY}", "a.md")
    assert document.declared == ()


def test_what_the_byline_says_is_not_read_as_text() -> None:
    document = read(f"# Hours\n\nAda Lind\n\nUniversity of Oslo\n\nada@example.org\n\n12 May 2016\n\n{BODY}")
    assert plain(document, BlockKind.BYLINE) == ["Ada Lind", "University of Oslo", "ada@example.org", "12 May 2016"]
    assert document.authors[0].affiliation == "University of Oslo"
