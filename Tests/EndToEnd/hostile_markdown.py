"""Markdown that wants to run a program in the page. `RUN` stands for the program."""

# Without `=` and quotes, which CommonMark allows in no attribute without quotes.
RUN = "document.body.append(707)"

# HTML of the text's own, alone in a cell and within a paragraph.
HTML = r"""
<script>RUN</script>
<SCRIPT SRC=data:text/javascript,RUN></SCRIPT>
<script
>RUN</script
>
<script/x>RUN</script>
<script>RUN
<script>RUN//
<scr<script>ipt>RUN</scr</script>ipt>
<<script>RUN//<</script>
</script><script>RUN</script>
<script>/*</script><script>*/RUN</script>
<noscript><p title="</noscript><img src=x onerror=RUN>">
<style><img src="</style><img src=x onerror=RUN//">
<style>@import 'data:text/css,*{color:red}';</style>
<style>li {list-style-image: url("javascript:RUN");}</style>
<textarea><img title="</textarea><img src onerror=RUN>"></textarea>
<title><img title="</title><img src onerror=RUN>"></title>
<xmp><img title="</xmp><img src onerror=RUN>"></xmp>
<plaintext><img src=x onerror=RUN>
<noembed><img title="</noembed><img src onerror=RUN>"></noembed>
<template><img src=x onerror=RUN></template>
<img src=x onerror=RUN>
<img src=x onerror="RUN">
<img src=x onerror='RUN'>
<img src=x ONERROR=RUN>
<img src=x OnErRoR = RUN >
<img/src=x/onerror=RUN>
<img src="x"onerror="RUN">
<img src=x:x onerror=RUN//
<img
src=x
onerror=RUN
>
<img src onerror=&#100;ocument.body.append(707)>
<img src=`x`onerror=RUN>
<img alt="`" src="x`onerror=RUN">
<img alt='a"b' src=x title='"onerror="RUN"'>
<img alt="&quot; onerror=RUN x=&quot;" src=x>
<img src=x a=">" onerror=RUN>
<img src=x a='>' onerror=RUN>
<img src=x a=b' onerror=RUN>
<img src="x" =" onerror=RUN ">
<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='RUN'/>">
<img src="data:text/html,<script>RUN</script>">
<img src="javascript:RUN">
<img dynsrc="javascript:RUN" lowsrc="javascript:RUN">
<img srcset="x onerror=RUN" src=x>
<image src=x onerror=RUN>
<body onload=RUN>
<body background="javascript:RUN">
<html onmouseover=RUN>
<frameset onload=RUN></frameset>
<iframe src="javascript:RUN"></iframe>
<iframe srcdoc="<script>parent.RUN</script>"></iframe>
<iframe onload=RUN></iframe>
<iframe src="data:text/html,<script>parent.RUN</script>">
<object data="javascript:RUN"></object>
<object data="data:text/html,<script>parent.RUN</script>"></object>
<embed src="javascript:RUN">
<embed code="data:text/html,<script>RUN</script>">
<applet code="javascript:RUN"></applet>
<svg onload=RUN></svg>
<svg/onload=RUN>
<svg><script>RUN</script></svg>
<svg><script href="data:text/javascript,RUN"/></svg>
<svg><a xlink:href="javascript:RUN"><text x=20 y=20>x</text></a></svg>
<svg><animate onbegin=RUN attributeName=x dur=1s>
<svg><set attributeName=onmouseover to=RUN></svg>
<svg><foreignObject><img src=x onerror=RUN></foreignObject></svg>
<svg><style><img src=x onerror=RUN></style></svg>
<svg></p><style><a id="</style><img src=1 onerror=RUN>">
<math><mtext><table><mglyph><style><img src=x onerror=RUN></style></mglyph></table></mtext></math>
<math href="javascript:RUN">x</math>
<math><maction actiontype="statusline" xlink:href="javascript:RUN">x</maction></math>
<a href="javascript:RUN">x</a>
<a href=" javascript:RUN">x</a>
<a href="JaVaScRiPt:RUN">x</a>
<a href="java&#9;script:RUN">x</a>
<a href="java&Tab;script:RUN">x</a>
<a href="java&NewLine;script&colon;RUN">x</a>
<a href="jav&#x0A;ascript:RUN">x</a>
<a href="&#1;javascript:RUN">x</a>
<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;RUN">x</a>
<a href="&#0000106&#0000097&#0000118&#0000097&#0000115&#0000099&#0000114&#0000105&#0000112&#0000116&#0000058RUN">x</a>
<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;RUN">x</a>
<a href='vbscript:MsgBox("x")'>x</a>
<a href="data:text/html,<script>RUN</script>">x</a>
<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>
<a href="feed:javascript:RUN">x</a>
<a href="view-source:javascript:RUN">x</a>
<a href="#" onclick=RUN>x</a>
<a href=x ping="http://localhost:9/" onmouseover=RUN>x</a>
<a onfocus=RUN autofocus tabindex=1 id=x>x</a>
<area href="javascript:RUN" shape=default>
<map name=m><area href="javascript:RUN" shape=default></map><img usemap=#m src=x>
<base href="javascript:RUN//">
<link rel=stylesheet href="data:text/css,*{color:red}">
<link rel=import href="data:text/html,<script>RUN</script>">
<meta http-equiv=refresh content="0;url=javascript:RUN">
<meta http-equiv=Set-Cookie content="a=b">
<form action="javascript:RUN"><input type=submit></form>
<form><button formaction="javascript:RUN">x</button></form>
<isindex action="javascript:RUN" type=image>
<input onfocus=RUN autofocus>
<input type=image src=x onerror=RUN>
<select onfocus=RUN autofocus><option>x</select>
<textarea onfocus=RUN autofocus></textarea>
<keygen onfocus=RUN autofocus>
<button onclick=RUN autofocus>x</button>
<details open ontoggle=RUN><summary>x</summary></details>
<video src=x onerror=RUN></video>
<video><source onerror=RUN src=x></video>
<video poster="javascript:RUN"></video>
<audio src=x onerror=RUN></audio>
<marquee onstart=RUN>x</marquee>
<table background="javascript:RUN"><tr><td background="javascript:RUN">x</td></tr></table>
<div style="background-image: url(javascript:RUN)">x</div>
<div style="background: u\72l('javascript:RUN')">x</div>
<div style="width: expression(RUN)">x</div>
<div style="width: exp/**/ression(RUN)">x</div>
<div style="-moz-binding: url(data:text/xml,x)">x</div>
<div style="behavior: url(x.htc)">x</div>
<div style="color: red; background: &#117;rl(&quot;data:image/png,x&quot;)">x</div>
<div style="position: fixed; inset: 0; z-index: 9">x</div>
<div style="animation: x" onanimationstart=RUN>x</div>
<p onmouseover=RUN onpointerenter=RUN>x</p>
<b onclick=RUN>x</b>
<x onclick=RUN contenteditable>x</x>
<x/onclick=RUN>x
<portal src="javascript:RUN"></portal>
<dialog open onclose=RUN>x</dialog>
<slot onslotchange=RUN><b>x</b></slot>
<!--<img src=x onerror=RUN>-->
<!--><img src=x onerror=RUN>-->
<!-- --!><img src=x onerror=RUN> -->
<![CDATA[<img src=x onerror=RUN>]]>
<![CDATA[>]]><img src=x onerror=RUN>
<?php echo 1 ?><img src=x onerror=RUN>
<!DOCTYPE x><img src=x onerror=RUN>
<!x "><img src=x onerror=RUN>
</section></main></body><script>RUN</script>
</div></section><img src=x onerror=RUN>
</p onclick=RUN>
<b></b/onclick=RUN><i onclick=RUN>x</i>
"""

# Markdown whose HTML would run it.
MARKDOWN = [
    "[x](javascript:RUN)", "[x](<javascript:RUN>)", "[x](JaVaScRiPt:RUN)", "[x]( javascript:RUN)",
    "[x](java&#115;cript:RUN)", "[x](javascript&colon;RUN)", "[x](&#x6A;avascript:RUN)",
    "[x](java&Tab;script:RUN)", "[x](<java\tscript:RUN>)", "[x](&#1;javascript:RUN)",
    "[x](vbscript:RUN)", "[x](data:text/html,<script>RUN</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)", "[x](javascript\\:RUN)",
    "[x](\\javascript:RUN)", "[x][r]\n\n[r]: javascript:RUN",
    "[x]\n\n[x]: <javascript:RUN> 'title'", "<javascript:RUN>", "<JAVASCRIPT:RUN>",
    "![x](javascript:RUN)", "![x](data:text/html,RUN)", "![x\" onerror=\"RUN](x.png)",
    "![x](x.png \"t\\\" onerror=\\\"RUN\")", "![x](x.png' 'onerror='RUN)", "![x](\"onerror=\"RUN)",
    "![x](x\"onerror=RUN//)", "![$\\text{<img src=x onerror=RUN>}$](x.png)",
    "[x](http://a.b/\"onclick=\"RUN)", "[x](#\"onclick=\"RUN)", "[x](x \"t\" onclick=RUN)",
    "http://a.b/\"onclick=\"RUN", "www.a.b/\"onmouseover=\"RUN",
    "[a](javascript:RUN 'x') [$x$](javascript:RUN)", "[x](java$\\$script:RUN)",
    "```\"onclick=\"RUN\nx\n```", "```<script>RUN</script>\nx\n```", "# x\" onclick=\"RUN",
    "# <img src=x onerror=RUN>", "`<img src=x onerror=RUN>`", "    <img src=x onerror=RUN>",
    "> <img src=x onerror=RUN>", "- <img src=x onerror=RUN>",
    "| a |\n|---|\n| <img src=x onerror=RUN> |", "**<b onclick=RUN>x**</b>",
    "a <script>RUN</script> b", "a <script>RUN b", "a <b\nonclick=RUN\n>x</b>",
    "<div title=\"\n\nonclick=RUN x=\">\n\nx</div>", "<div\n\nonclick=RUN>",
    "<script>\n\nRUN\n\n</script>", "<object>\n\n<img src=x onerror=RUN>\n\n</object>",
    "<svg>\n\n<img src=x onerror=RUN>\n\n</svg>", "$<img src=x onerror=RUN>$",
    "$$<script>RUN</script>$$", "$\\text{</mtext></math><img src=x onerror=RUN>}$",
    "$\\color{red;position:fixed;background:url(//a.b/)}{x}$", "$\\color{url(//a.b/)}{x}$",
    "$\\textcolor{expression(RUN)}{x}$", "$\\href{javascript:RUN}{x}$",
    "$\\style{x:expression(RUN)}{x}$", "$\\class{\" onclick=\"RUN}{x}$",
    "$\\unknown<img src=x onerror=RUN>$", "$\\color{\"><img src=x onerror=RUN>}{x}$",
    "$\\begin{x\"><img src=x onerror=RUN>}$", "\\(<img src=x onerror=RUN>\\)",
    "\\begin{align}<img src=x onerror=RUN>\\end{align}", "\\begin{<img src=x onerror=RUN>}x",
    "<a title=\"$x$\" href=\"$\" onclick=\"RUN$\">x</a>", "<img alt=$x$ src=x onerror=RUN>",
    "<p title=$\">\"$ onclick=RUN>x</p>", "<b title='$a' onclick='RUN'>$</b>",
    "a<b onclick=RUN $x$>c", "\U0010fffc0\U0010fffd<img src=x onerror=RUN>",
    "<im\u0000g src=x onerror=RUN>", "<img src=x on\u0000error=RUN>",
    "<a href=\"java\u0000script:RUN\">x</a>", "<\u0301img src=x onerror=RUN>",
    "<img\u00a0src=x onerror=RUN>", "<img src=x\u000conerror=RUN>",
    "<a href=\"\u00a0javascript:RUN\">x</a>", "&lt;img src=x onerror=RUN&gt;",
    "\\<img src=x onerror=RUN>", "<a href=\\\"javascript:RUN\\\">x</a>",
    "[<img src=x onerror=RUN>](x)", "[x](<\" onclick=RUN x=\">)", "<https://a.b/\"onclick=RUN>",
    "<a@b.c\"onclick=RUN>", "~~<s onclick=RUN>x~~</s>", "- [ ] <input onfocus=RUN autofocus>",
    "[x]: javascript:RUN\n\n![x][x]",
]


def cells():
    """All of them as sources of cells."""
    blocks, block = [], []
    for line in HTML.strip("\n").splitlines():
        # What goes over several lines starts with `<` only at its first.
        if line.startswith("<") and block:
            blocks.append("\n".join(block))
            block = []
        block.append(line)
    blocks.append("\n".join(block))
    sources = [text for block in blocks for text in (block, f"text {block} *text*")] + MARKDOWN
    return [source.replace("RUN", RUN) for source in sources]
