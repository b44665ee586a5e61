"""The policy of the HTML file: what is in it may run, by its digest, and nothing else may."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from briefgen.page.policy import confined

PAGE = '<html><head>\n<meta charset="utf-8">\n<title>t</title><style>b {}</style></head><body>%s</body></html>'


def _policy(html: str) -> dict[str, str]:
    (content,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    return dict(part.strip().split(" ", 1) for part in content.split(";"))


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_nothing_is_loaded_and_nothing_is_sent() -> None:
    assert _policy(confined(PAGE % "")) == {
        "default-src": "'none'",
        "script-src": "'none'",
        "style-src": _digest("b {}"),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_style_and_script_run_by_their_digests_only() -> None:
    policy = _policy(confined(PAGE % "<script>let a = '“é”';</script>"))
    assert policy["script-src"] == _digest("let a = '“é”';")
    assert "unsafe" not in " ".join(policy.values())


def test_it_comes_before_what_it_governs() -> None:
    page = confined(PAGE % "<script>1</script>")
    assert page.index('charset="utf-8"') < page.index("Content-Security-Policy") < page.index("<title>")


def test_style_attributes_become_rules_of_the_sheet() -> None:
    page = confined(
        PAGE % '<td style="color: #fff;">1</td><p style="color: #fff">2</p><b class="x" style="top: 0">3</b>'
    )
    assert " style=" not in page
    assert page.partition("<body>")[2].count('data-style="1"') == 2
    (sheet,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert sheet.endswith('[data-style="1"] { color: #fff; }\n[data-style="2"] { top: 0; }\n')
    assert _policy(page)["style-src"] == _digest(sheet)


def test_text_that_looks_like_markup_stays_text() -> None:
    text = "&lt;b style=&#34;x&#34;&gt; style=&#34;y&#34; &lt;script&gt;1&lt;/script&gt;"
    page = confined(PAGE % f"<p>{text}</p>")
    assert f"<p>{text}</p>" in page
    assert _policy(page)["script-src"] == "'none'"


@pytest.mark.parametrize("own", ["default-src *", "script-src 'unsafe-inline'"])
def test_a_template_cannot_loosen_it(own: str) -> None:
    meta = f'<meta http-equiv="Content-Security-Policy" content="{own}">'
    page = confined(PAGE.replace("<title>", f"{meta}<title>") % "")
    assert own not in page
    assert page.count("Content-Security-Policy") == 1


def test_a_page_without_a_character_set_has_a_policy_too() -> None:
    assert _policy(confined("<html><head><style></style></head><body></body></html>"))["default-src"] == "'none'"
