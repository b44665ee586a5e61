"""Where sentences end. A bar marks each end that must be found; what has no bar must stay whole."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.language.sentences import split_sentences

CASES = [
    "The rooms are open.| Nobody comes.", "Who pays?| The town does.", "So it is!| We were right.", "Really?!| Yes!!| Good.",
    "Ask Leo B. Mora about it.", "See p. 12 of the plan.", "Firms such as Lind & Co. in the north pay.", "They sold it to Lind & Co.| It closed in May.",
    "We came by Mt. Elbert at noon.", "St. Olav's lies on 3rd st. near the quay.", "That is Leo Mora Jr.'s shop.", "He has lived in the U.S. for years.",
    "She lives in the U.S.| How about you?", "It was signed by the U.S. Senate in May.", "At 7 a.m. Ms. Lind opens the door.| She leaves at 6 p.m.| Then it is dark.",
    "It costs $10.50 a day.", "It costs $10.50.| That is much.", "The hall (It was built in 1904.) is cold.", "Write to a.lind@example.org.| She answers.",
    "See https://www.example.org/a.b/c.html for more.| It is free.", "He said, 'It is late.' and left.", 'He said, "It is late."| She agreed.',
    "We make a team, Ada and I.| Did you know?", "It is over. . . .", '"Mora [...] left the town [...]" (Lind 12).', "They left ....| Nobody came.", "I was not ... well, sure of it.",
    "The Mexico-U.S. Perimeter deal holds.", "Ties along the U.S. - Mexico line are old.", "Lind et al. 2008 doubt it.", "As Lind et al. (2016) show.", "Read No. 3 on the list.",
    "After Sept. 11 all was new.", "On Sept. 11, 2001, J. Smith left.| He came back.", "La Dra. Ríos lo dijo.| Luego se fue.", "RECOMMENDATION #3: Open the rooms.| One reason is the hour.",
    "It began in 2004.| The next year was worse.", "It ended in 1994.| 12 people came.", "We need (1) peace; (2) order; (3) law.| No more.", "¿Qué hacer?| ¡Nada!| «Así es.»| Fin.",
    "Il a dit « non. »| Elle est partie.", "1. The first thing.| 2. The second thing.", "1) One thing| 2) Another thing", "a. One thing| b. Another thing| c. A third",
    "2. Open the rooms until nine.", "It closed on Tuesday.|He left.", "HOW SHOULD THE U.S. AND MEXICO ACT?", "He said no.| Nobody minded.", "See Art. 5 of the treaty.",
    "Ask the office in Washington, D.C. about it.", "Yahoo! is a firm.", "This line is\nbroken in two.| This one is not.", "We pay for calls.| they do not care.", "It costs approx. the same.", "That is the rule.|I doubt it.", "*Ibid.* is Latin.", "“It is late.”| “So it is.”",
]  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_sentence_ends(case: str) -> None:
    text = case.replace("|", "")
    assert [text[span.start : span.end] for span in split_sentences(text)] == [part.strip() for part in case.split("|")]


@given(st.text(alphabet="aAbB .!?…\"'”()[]1\n,", max_size=200))
def test_sentences_are_in_order_and_hold_all_text(text: str) -> None:
    spans = split_sentences(text)
    assert "".join("".join(text[s.start : s.end] for s in spans).split()) == "".join(text.split())
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in spans)
