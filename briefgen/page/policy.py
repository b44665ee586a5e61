"""What the HTML file may do once it is open in a browser: show itself, and run the one script that searches in it.

The policy is written last, over whatever the template says: nothing is loaded, nothing is sent, no form, no frame, and
style and script run only if they are those of the file, by their digests (W3C, Content Security Policy Level 3).
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

_ATTRIBUTE = re.compile(r'(<[a-zA-Z][^<>]*?) style="([^"]*)"')
_META = re.compile(r'[ \t]*<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
_ELEMENT = re.compile(r"<(style|script)(?:\s[^>]*)?>(.*?)</\1>", re.DOTALL)
_FIRST = re.compile(r"<head[^>]*>\n?(?:[ \t]*<meta charset=[^>]*>\n?)?")


def confined(html: str) -> str:
    """The page with a policy that lets nothing in or out.

    Args:
        html: a whole page in which all text is escaped, with one `<head>`. Style attributes, which such a policy
            forbids, become rules at the end of the first style sheet.
    """
    head, body_tag, body = html.partition("<body")
    rules: dict[str, int] = {}

    def moved(found: re.Match[str]) -> str:
        number = rules.setdefault(found[2].strip().rstrip(";"), len(rules) + 1)
        return f'{found[1]} data-style="{number}"'

    body = _ATTRIBUTE.sub(moved, body)
    if rules:
        sheet = "".join(f'[data-style="{number}"] {{ {rule}; }}\n' for rule, number in rules.items())
        head = head.replace("</style>", f"\n{sheet}</style>", 1)
    page = _META.sub("", head) + body_tag + body
    digests: dict[str, list[str]] = {"style": [], "script": []}
    for kind, text in _ELEMENT.findall(page):
        digests[kind].append(f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode()}'")
    sources = {kind: " ".join(dict.fromkeys(found)) or "'none'" for kind, found in digests.items()}
    policy = (
        f"default-src 'none'; script-src {sources['script']}; style-src {sources['style']}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    return _FIRST.sub(lambda found: found[0] + meta, page, count=1)
