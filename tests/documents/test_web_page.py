"""A page taken apart as it is written has the same elements and texts as one that a parser has put in order first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.documents.tags import IrregularError, Tagged
from briefgen.documents.web.page import _as_written, _in_order, page_of
from briefgen.documents.web.tags import WebTag

BLOCKS = [
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "center",
    "dd",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h6",
    "header",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "optgroup",
    "p",
    "pre",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "xmp",
]
INLINE = [
    "a",
    "abbr",
    "b",
    "big",
    "cite",
    "code",
    "em",
    "font",
    "i",
    "label",
    "mark",
    "nobr",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "svg",
    "time",
    "tt",
    "u",
    "wbr",
]
LITERAL = ["iframe", "noframes", "script", "style", "textarea", "title"]
EMPTY = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"]
ATTRIBUTES = (
    "",
    ' class="a b"',
    " hidden",
    " id=x1",
    " title='it &amp; \"that\"'",
    ' href="#n"  ',
    ' DIR="ltr"',
    " a=b/c",
)
TEXTS = (
    "one ",
    " two",
    "\n",
    "a &amp; b",
    "&nbsp;",
    "&eacute;&#8217;",
    "<!-- c -->",
    "x > y",
    "AT&T",
    "&#150;",
    "<",
    "ø",
)


def parts(page: Tagged[WebTag]) -> Iterator[object]:
    """Elements and texts in order, an empty element as one that begins and ends."""
    text = page.texts[0]
    for tag, behind in zip(page.tags, page.texts[1:], strict=True):
        yield text
        yield (not tag.closes, tag.name, tag.attributes)
        if tag.is_empty:
            yield from ("", (False, tag.name, {}))
        text = behind
    yield text.rstrip()


def elements(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    names = st.sampled_from([*BLOCKS, *INLINE])
    whole = st.builds("<{0}{1}>{2}</{0}>".format, names, st.sampled_from(ATTRIBUTES), inner)
    begun = st.builds("<{0}>{1}".format, names, inner)
    return st.lists(whole | begun | inner, max_size=4).map("".join)


LEAVES = st.sampled_from(
    [*TEXTS, *(f"<{name}>" for name in EMPTY), *(f"<{name} />" for name in (*EMPTY, *BLOCKS, "a")), "</p>", "<P>q</P>"]
    + [f"<{name}>{text}</{name}>" for name in LITERAL for text in ("", "a", "<b>")]
)
BODIES = st.recursive(LEAVES, elements, max_leaves=12)


@given(BODIES)
def test_a_page_that_is_taken_apart_as_written_is_what_a_parser_makes_of_it(body: str) -> None:
    text = f'<!DOCTYPE html>\n<html lang="en">\n<head><title>T</title></head>\n<body>{body}</body>\n</html>\n'
    try:
        page = _as_written(text.replace("\n", " "))
    except IrregularError:
        page = _in_order(text.replace("\n", " "))
    assert list(parts(page)) == list(parts(_in_order(text.replace("\n", " "))))


@pytest.mark.parametrize("inner", [*BLOCKS, *INLINE, *EMPTY])
def test_each_element_in_each_other_ends_where_a_parser_ends_it(inner: str) -> None:
    for outer in (*BLOCKS, *INLINE):
        text = f"<html><head></head><body>a<{outer}>b<{inner}>c</{inner}>d</{outer}>e</body></html>"
        try:
            page = _as_written(text)
        except IrregularError:
            continue
        assert list(parts(page)) == list(parts(_in_order(text))), text


@pytest.mark.parametrize(
    "page",
    [
        "<p>a page without its frame",
        "<html><head></head><body>a</body></html>b",
        "<html><body><p>a<b>c</p>d</b></body></html>",
        "<html><body><div><p>a</div></body></html><body>",
        "<html><head>words</head><body>a</body></html>",
        "<html><body><a title=\"1 > 0\">a</a></body></html>",
        "<html><body><div \"<b\">x</div><p<x>y</p<x><i a<b=1 @c=2 'd='3'>z</i></body></html>",
        "<html><head><script>a = '<!--'</script></head><body>b<script>'-->'</script></body></html>",
        "<html><body>a<!-- b --!>c</body></html>",
        "<html><body>a<!-->c--></body></html>",
    ],
)  # fmt: skip
def test_what_is_not_written_as_it_should_be_is_left_to_the_parser(page: str) -> None:
    assert list(parts(page_of(page, page.encode()))) == list(parts(_in_order(page)))


def test_line_ends_and_controls_are_made_the_same_everywhere() -> None:
    text = "<html><body><p>a\r\nb\rc\x00\x01d\x0ce</p></body></html>"
    assert "".join(page_of(text, text.encode()).texts) == "a b c\ufffdde"
