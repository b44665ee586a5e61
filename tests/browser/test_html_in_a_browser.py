"""The HTML file in a real browser: opened from disk, by anybody, with any device; nothing leaves the page."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import REAL_PROGRAMS, Opened, saved
from tests.page.building import build_brief

pytestmark = [REAL_PROGRAMS, pytest.mark.timeout(400)]

PHONE = {"viewport": {"width": 375, "height": 740}, "has_touch": True}
WIDE = {"viewport": {"width": 1600, "height": 900}}
DARK = {"color_scheme": "dark"}
DEVICES = [
    pytest.param(scheme | size, id=f"{name}-{width}")
    for name, scheme in (("day", {}), ("night", DARK))
    for width, size in (("phone", PHONE), ("desktop", {}), ("wide", WIDE))
]
WITHOUT_SCRIPT = {"java_script_enabled": False}


def _find(shown: Opened, words: str) -> str:
    shown.page.get_by_role("searchbox").fill(words)
    shown.page.keyboard.press("Enter")
    return shown.page.locator("#find-count").inner_text()


def _focused(shown: Opened, what: str) -> Any:
    return shown.page.evaluate(f"document.activeElement.{what}")


def _in_sight(shown: Opened, selector: str) -> bool:
    """Whether it is on the screen, below the search bar."""
    box = shown.page.locator(selector).first.bounding_box()
    bar = shown.page.locator("#find").bounding_box()
    size = shown.page.viewport_size
    assert box and bar and size
    return bar["y"] + bar["height"] <= box["y"] + 1 and box["y"] + min(box["height"], 20) <= size["height"]


@pytest.mark.parametrize("opened", DEVICES, indirect=True)
def test_axe_finds_nothing_to_object_to(opened: Opened) -> None:
    from axe_playwright_python.sync_playwright import Axe

    assert _axe(Axe(), opened) == []
    assert re.fullmatch(r"1 of \d+", _find(opened, "dikes"))
    assert _axe(Axe(), opened) == []


@pytest.mark.parametrize(
    ("voices", "language", "settings"),
    [(12, "en", {}), (2, "es", {}), (5, "fr", {"template": "note"}), (40, "en", {})],
    ids=["twelve voices", "in Spanish", "another template", "forty voices"],
)
def test_axe_has_no_objection_to_other_briefs(
    opened: Opened, tmp_path: Path, voices: int, language: str, settings: dict[str, Any]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    brief = replace(build_brief(voices=voices), language=language)
    opened.page.goto(saved(tmp_path, brief, **settings).as_uri())
    for scheme, width in (("light", 1280), ("dark", 375)):
        opened.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        opened.page.set_viewport_size({"width": width, "height": 800})
        assert _axe(Axe(), opened) == []
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.complaints == []
    assert opened.page.locator("html").get_attribute("lang") == language


def _axe(axe: Any, shown: Opened) -> list[str]:
    # Evaluated by the test, not by the page: the page's own policy would not let it in.
    found = axe.run(shown.page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("opened", [{}, PHONE, DARK | WIDE, WITHOUT_SCRIPT], indirect=True)
def test_nothing_leaves_the_page_and_nothing_goes_wrong(opened: Opened, on_disk: Path) -> None:
    if opened.page.locator("#find").is_visible():
        _find(opened, "dikes")
    opened.page.locator("a.context").first.click()
    opened.page.mouse.wheel(0, 50_000)
    opened.page.wait_for_load_state("networkidle")
    assert {url.partition("#")[0] for url in opened.asked} == {on_disk.as_uri()}
    assert opened.complaints == []


def test_the_policy_stops_what_a_text_could_bring(opened: Opened) -> None:
    opened.page.evaluate(
        """() => {
        const image = document.createElement('img'); image.src = 'https://example.org/x.png';
        const script = document.createElement('script'); script.textContent = 'window.bad = 1';
        document.body.append(image, script); }"""
    )
    opened.page.wait_for_timeout(100)
    assert opened.page.evaluate("window.bad") is None
    assert len([words for words in opened.complaints if "Content Security Policy" in words]) == 2


@pytest.mark.parametrize("opened", [{}, PHONE, WITHOUT_SCRIPT], indirect=True)
def test_a_quotation_leads_to_its_place_in_the_text_and_back(opened: Opened) -> None:
    quotation = opened.page.locator("q.verbatim").first
    words = quotation.inner_text().strip("“”")
    quotation.locator("xpath=following-sibling::a[@class='context'][1]").click()
    place = opened.page.locator("mark:target")
    assert place.inner_text() == words
    assert place.bounding_box()["y"] < opened.page.viewport_size["height"]  # type: ignore[index]
    place.locator("xpath=following-sibling::span[1]/a[1]").click()
    back = opened.page.locator(":target")
    assert back.get_attribute("id") == quotation.locator("xpath=following-sibling::sup[1]/a").get_attribute("id")


def test_a_target_is_not_hidden_by_the_search_bar(opened: Opened) -> None:
    opened.page.locator("a.context").nth(2).click()
    assert _in_sight(opened, "mark:target")
    opened.page.locator("nav a").nth(3).click()
    assert _in_sight(opened, ":target")


def test_search_counts_marks_and_walks_through_the_hits(opened: Opened) -> None:
    total = int(_find(opened, "dikes").removeprefix("1 of "))
    assert total == len(opened.page.locator("mark.hit").all())
    assert opened.page.locator("mark.current").inner_text().lower() == "dikes"
    assert opened.page.get_by_role("button", name="Next").is_visible()
    opened.page.get_by_role("button", name="Next").click()
    assert opened.page.locator("#find-count").inner_text() == f"2 of {total}"
    assert _in_sight(opened, "mark.current")
    for _ in range(2):
        opened.page.get_by_role("button", name="Previous").click()
    assert opened.page.locator("#find-count").inner_text() == f"{total} of {total}"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("nunez", "Núñez"),
        ("“Whatever  the price", "“whatever the price"),
        ("walls of stone only MOVE", "walls of stone only move"),
        ("<script>alert(2)", "<script>alert(2)"),
        ("\\d+ (", None),
        ("no such word anywhere", None),
    ],
)
def test_search_reads_as_a_person_does(opened: Opened, typed: str, shown: str | None) -> None:
    count = _find(opened, typed)
    if shown is None:
        assert "of" not in count
        assert opened.page.locator("mark.hit").count() == 0
    else:
        assert "".join(opened.page.locator("mark.current").all_inner_texts()) == shown


def test_a_hit_may_run_over_the_end_of_a_bold_opening(opened: Opened) -> None:
    assert _find(opened, "one is against it. Núñez and Özil").startswith("1 of ")
    assert len(opened.page.locator("mark.current").all()) > 1


def test_searching_leaves_the_page_as_it_was(opened: Opened) -> None:
    before = opened.page.locator("main").inner_html()
    _find(opened, "the")
    assert opened.page.locator("main").inner_html() != before
    opened.page.get_by_role("searchbox").fill("")
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("main").inner_html() == before


def test_the_keyboard_is_enough(opened: Opened) -> None:
    keys = opened.page.keyboard
    keys.press("Tab")
    assert _focused(opened, "className") == "skip"
    assert opened.page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
    keys.press("Enter")
    assert _focused(opened, "id") == "main"
    opened.page.reload()
    keys.press("Tab")
    keys.press("Tab")
    assert _focused(opened, "id") == "find-words"
    keys.type("gauge")
    keys.press("Enter")
    assert opened.page.locator("#find-count").inner_text().startswith("1 of ")
    keys.press("Enter")
    keys.press("Enter")
    keys.press("Shift+Enter")
    assert opened.page.locator("#find-count").inner_text().startswith("2 of ")
    hit = opened.page.locator("mark.current").evaluate("hit => hit.closest('p,li,td,th,h2,h3,caption').textContent")
    keys.press("Escape")
    assert opened.page.locator("mark.hit").count() == 0
    assert _focused(opened, "textContent") == hit


def test_every_stop_of_the_tab_key_shows_and_none_is_a_trap(opened: Opened) -> None:
    stops = opened.page.locator("a[href], input, button:visible, [tabindex='0']").count()
    seen = []
    for _ in range(stops + 3):
        opened.page.keyboard.press("Tab")
        where = opened.page.evaluate(
            """() => { const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
            return one === document.body ? null : [one.outerHTML.slice(0, 200), style.outlineStyle, box.width > 0]; }"""
        )
        if where is None:
            break
        assert where[1] != "none" and where[2], where[0]
        seen.append(where[0])
    assert where is None, "the last stop leads out of the page"
    assert len(seen) >= stops - 1


@pytest.mark.parametrize("opened", [PHONE, {"viewport": {"width": 320, "height": 256}}], indirect=True)
def test_a_small_screen_scrolls_one_way_only_and_wide_tables_by_key(opened: Opened) -> None:
    width = opened.page.viewport_size["width"]  # type: ignore[index]
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    wide = opened.page.locator(".tabled[tabindex='0']")
    assert wide.count() > 0
    wide.first.focus()
    opened.page.keyboard.press("ArrowRight")
    opened.page.wait_for_timeout(300)
    assert wide.first.evaluate("box => box.scrollLeft") > 0
    assert wide.first.get_attribute("aria-label")


@pytest.mark.parametrize("opened", [WITHOUT_SCRIPT], indirect=True)
def test_without_script_the_page_is_whole_and_shows_no_search(opened: Opened) -> None:
    assert not opened.page.locator("#find").is_visible()
    assert opened.page.locator("q.verbatim").count() > 20
    assert opened.page.locator("#contexts").is_visible()


@pytest.mark.parametrize("opened", [{}, DARK], indirect=True)
def test_it_prints_dark_on_white_with_every_quotation(opened: Opened, tmp_path: Path) -> None:
    _find(opened, "dikes")
    file = tmp_path / "printed.pdf"
    opened.page.pdf(path=str(file), format="A4", print_background=True, margin={"top": "2cm", "bottom": "2cm"})
    text = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True).stdout.decode()
    # pdftotext puts marks of direction around words that run from right to left.
    printed = re.sub("[\u202a-\u202e]", "", "".join(text.split()))
    quoted = ["".join(q.split()) for q in opened.page.locator("q.verbatim").all_text_contents()]
    assert quoted and [words for words in quoted if words not in printed] == []
    assert "Find in this page" not in text
    assert opened.page.evaluate("matchMedia('print').matches") is False
    opened.page.emulate_media(media="print")
    style = opened.page.evaluate(
        "(() => { const s = getComputedStyle(document.body); return [s.color, s.backgroundColor] })()"
    )
    assert style == ["rgb(27, 31, 36)", "rgb(255, 255, 255)"]


@pytest.mark.parametrize("opened", [{}, DARK], indirect=True)
def test_colours_follow_the_device(opened: Opened) -> None:
    dark = opened.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    background = opened.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (background == "rgb(20, 24, 28)") == dark
