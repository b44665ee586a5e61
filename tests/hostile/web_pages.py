"""HTML and saved web pages: what a browser would run, load or drown in."""

from __future__ import annotations

from tests.hostile.case import BODY, NAMED, Case, Content, Outcome, Place, built, notice


def page(body: str, head: str = "") -> str:
    """A page with an essay, and something in it."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A use for the quays</title>{head}</head>'
        f"<body><h1>A use for the quays</h1><p>By Nora Vance</p><p>{BODY}</p>{body}"
        f"<p>The council should open the quays before the summer.</p></body></html>"
    )


def _page(name: str, how: str, why: str, content: Content, expected: Outcome | None = None, *, shown: tuple[str, ...] = (), absent: tuple[str, ...] = (), is_slow: bool = False) -> Case:  # fmt: skip
    return Case(
        name=f"page-{name}",
        family="web page",
        how=how,
        why=why,
        expected=expected or built(),
        file=f"page-{name}.html",
        content=content,
        shown=shown,
        absent=absent,
        is_slow=is_slow,
    )


def _calling(place: Place) -> str:
    """Every way in which a page can ask for another file."""
    url, secret = place.url, place.secret.as_uri()
    return page(
        f'<img src="{url}/i"><img srcset="{url}/s 2x"><picture><source srcset="{url}/p"></picture><video src="{url}/v" poster="{url}/o">'
        f'</video><audio src="{url}/a"></audio><object data="{url}/d"></object><embed src="{secret}"><iframe src="{secret}"></iframe>'
        f'<input type=image src="{url}/n"><table background="{url}/t"><tr><td>1</td></tr></table><a ping="{url}/g" href="{url}/h">here</a>',
        f'<link rel=stylesheet href="{url}/c"><link rel=attachment href="{secret}"><link rel=prefetch href="{url}/f"><script src="{url}/j"></script>'
        f'<meta http-equiv=refresh content="0; url={url}/r"><base href="{url}/b/">',
    )


def _styled(place: Place) -> str:
    url, secret = place.url, place.secret.as_uri()
    return page(
        f'<p style="background: url(\'{url}/b\')">Styled.</p><ul style="list-style-image: url({secret})"><li>One.</li></ul>',
        f"<style>@import url({url}/i); @font-face {{ font-family: x; src: url({secret}) }} p {{ content: url({url}/c) }}</style>",
    )


def _drawn(place: Place) -> str:
    url, secret = place.url, place.secret.as_uri()
    return page(
        f'<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="{secret}"/><use href="{url}/u#x"/><script>alert(1)</script>'
        f'<foreignObject><p onclick="alert(1)">Drawn.</p></foreignObject><a xlink:href="javascript:alert(1)"><text>Go</text></a></svg>'
        f'<math><maction actiontype="statusline" xlink:href="{url}/m">x</maction></math>'
    )


def _entity(place: Place) -> str:
    return (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY s SYSTEM "{place.secret.as_uri()}"><!ENTITY r SYSTEM "{place.url}/e">]>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Quays</title></head><body><p>{BODY}</p><p>The council should &s; &r; open the quays.</p></body></html>'
    )


def _laughing(levels: int = 10) -> str:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, levels))
    return f"<!DOCTYPE html [{entities}]><html><body><p>{BODY}</p><p>&a{levels - 1};</p></body></html>"


CASES = (
    _page("requests", "img, srcset, video, object, iframe, link, script, base, meta refresh", "nothing is fetched, no file is read", _calling),
    _page("styles", "@import, url() of a loopback address and of a file", "nothing is fetched, no file is read", _styled),
    _page("svg", "xlink to a file, script, foreignObject, MathML", "nothing is fetched, nothing runs", _drawn),
    _page("script", "script, event attributes, noscript, template", "nothing runs", page("<script>document.write('1'+'337')</script><noscript><p>Turn it on.</p></noscript><p onclick=alert(1) onmouseover='alert(2)'>Here.</p><template><p>There.</p></template>")),
    _page("javascript-links", "href=javascript:, data:, vbscript:, spelled with entities and tabs", "a link must not act", page("".join(f'<p>Go <a href="{to}">there</a> now.</p>' for to in ("javascript:alert(1)", "&#106;avascript:alert(1)", "java\tscript:alert(1)", " vbscript:x", "data:text/html,<script>alert(1)</script>", "file:///etc/passwd")))),
    _page("form", "a form that sends itself, a password field, a button", "nothing may be sent", page('<form action="http://127.0.0.1:9/" method=post><input name=p type=password autofocus onfocus=submit()><button>Go</button></form>')),
    _page("external-entity", "entities of a file and of a loopback address", "XML reads what entities name", _entity),
    _page("laughing-page", "a billion entities of its own", "entities grow", _laughing()),
    _page("escaped-tags", "&lt;script&gt; twice escaped, in text", "what is escaped stays escaped", page("<p>The council should print &lt;script&gt;alert(1)&lt;/script&gt; and &amp;lt;b&amp;gt; as they are.</p>"), shown=("<script>alert(1)</script> and &lt;b&gt;",)),
    _page("hidden", "display:none, hidden, aria-hidden, tiny white letters", "words that a browser does not show", page('<p hidden>The council should burn the quays.</p><div style="display:none">The council should flood the quays.</div>'), built("hidden-text"), absent=("burn the quays", "flood the quays")),
    _page("jinja", "{{ }} in text, title and attributes", "a text is never template source", page("<p title='{{ 7*191 }}'>The council should say {{ 7*191 }} times no.</p>", "<meta name=author content='{{ 7*191 }}'>"), shown=("{{ 7*191 }}",), absent=("1337",)),
    _page("nested", "50,000 nested tags", "parsers and walks recurse", page("<div>" * 50_000 + "Deep." + "</div>" * 50_000), NAMED),
    _page("nested-inline", "50,000 nested <b>", "browsers keep them open over paragraphs", page("<p><b>Bold " * 20_000), NAMED, is_slow=True),
    _page("nested-tables", "2,000 nested tables", "layouts and walks recurse", page("<table><tr><td>" * 2_000 + "Deep." + "</table>" * 2_000), NAMED, is_slow=True),
    _page("nested-lists", "5,000 nested lists", "walks recurse", page("<ul><li>" * 5_000 + "Deep." + "</ul>" * 5_000), NAMED),
    _page("comments", "100,000 comments that are never closed", "html.parser takes a minute", page("<!--" * 100_000)),
    _page("attributes", "a million attributes on one tag", "attributes are compared with each other", page("<p " + " ".join(f"a{n}=1" for n in range(1_000_000)) + ">Many.</p>"), NAMED, is_slow=True),
    _page("long-attribute", "an attribute of 10 MB", "libraries set limits", page(f'<p title="{"x" * 10_000_000}">Long.</p>'), NAMED),
    _page("one-line", "10 MB of short paragraphs in one line", "within the limit of the file, past that of the text", page("<p>Open it.</p>" * 750_000), NAMED, is_slow=True),
    _page("too-many-bytes", "50 MB in one line", "past max_file_bytes", lambda place: page("a" * 50_000_000), notice("too-large"), is_slow=True),
    _page("entities-many", "a million &amp;", "entities cost", page("<p>" + "&amp;" * 1_000_000 + "</p>")),
    _page("wide-table", "a table of 1,000 by 200 cells, with colspan=99999999", "cells are laid out", page("<table><tr><td colspan=99999999 rowspan=99999999>x</td></tr>" + ("<tr>" + "<td>1</td>" * 200 + "</tr>") * 1_000 + "</table>"), is_slow=True),
    _page("unclosed", "tags that are never closed, closed twice, closed crosswise", "pages are so", page("<p><b><i>One</b></i></p></p></div></div><table><p>Two<tr><li>Three</table><h2>Four" + "</body>" * 100 + "<p>Five")),
    _page("truncated", "cut off in the middle of a tag", "downloads end anywhere", page("")[:-80]),
    _page("nul-bytes", "NULs in tags, text and attributes", "strings may end there", page("<p\x00 ti\x00tle='\x00'>The coun\x00cil should o\x00pen it.</p>")),
    _page("controls", "ANSI and bidi as characters and as entities", "they must not act", page("<p>The council should &#27;[31m&#x202e;&#7;&#x9b;\x1b]0;x\x07\u202e open it.</p>")),
    _page("charset-lie", "says UTF-16 and UTF-7 and is neither", "encodings lie", page("", "<meta charset='utf-16'>").replace("utf-8", "utf-7").encode()),
    _page("charset-codec", "charset=zip, rot13, unicode_escape", "Python has codecs that are no encodings", page("caf\u00e9").replace("utf-8", "unicode_escape").encode("latin-1"), NAMED),
    _page("frameset", "a page of frames", "it holds no text", '<html><frameset cols="50%,50%"><frame src="http://127.0.0.1:9/"><frame src="file:///etc/passwd"></frameset></html>', notice("empty-file", "damaged-file")),
    _page("empty-page", "only tags", "it holds no text", "<!DOCTYPE html><html><body><div></div></body></html>", notice("empty-file")),
    _page("binary-page", "a page, then random bytes", "it is no page", page("").encode() + bytes(n * 7919 % 256 for n in range(50_000)), NAMED),
    _page("iframe-srcdoc", "a page within a page: srcdoc, noembed, plaintext, xmp", "text that is a page", page("<iframe srcdoc='<script>alert(1)</script>'></iframe><noembed><img src=x onerror=alert(1)></noembed><xmp><script>alert(1)</script></xmp><plaintext><script>alert(2)</script>")),
)  # fmt: skip
