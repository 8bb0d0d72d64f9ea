"""How pictures look, and the frame that all of them stand in.

A notebook has a theme of its own, which the library cannot know. So text keeps the colour of the host, and everything
else is mixed from it: rules, muted words and the blue of counts follow into the dark. Only headers that stay while
their table scrolls need a ground; they take the host's, by the names that notebooks give it, or the browser's.
"""

from wsis.display.elements import Html, element

# Names are said three times where JupyterLab styles the same elements, in order to be heard.
_STYLE = Html("""
.wsis{--wsis-muted:color-mix(in srgb,currentColor 72%,transparent);
--wsis-rule:color-mix(in srgb,currentColor 20%,transparent);
--wsis-blue:color-mix(in srgb,currentColor 20%,#2076d2);
--wsis-ground:var(--jp-layout-color0,var(--vscode-notebook-editorBackground,var(--vscode-editor-background,
var(--colab-primary-surface-color,var(--color-background-primary,Canvas)))));
--wsis-ink:var(--jp-content-font-color1,var(--vscode-foreground,
var(--colab-primary-text-color,var(--color-foreground-primary,CanvasText))));
font:400 .8125rem/1.5 var(--jp-content-font-family,var(--vscode-font-family,system-ui,-apple-system,"Segoe UI",
"Noto Sans",sans-serif));max-width:72rem}
.wsis p{margin:.3em 0;max-width:60rem}
.wsis .wsis-head{font-size:1.15em;font-weight:600;margin-bottom:.5em}
.wsis .wsis-kind,.wsis .wsis-note,.wsis dt,.wsis caption{color:var(--wsis-muted);font-weight:400}
.wsis .wsis-note{font-size:.92em;overflow-wrap:anywhere}
.wsis.wsis.wsis dl{display:grid;grid-template-columns:minmax(6em,max-content) minmax(0,1fr);gap:.15em 1.25em;
margin:.3em 0}
.wsis.wsis.wsis :is(dt,dd){float:none;width:auto;margin:0;padding:0}
.wsis dd{overflow-wrap:anywhere;max-width:50rem}
.wsis.wsis.wsis ul{list-style:none;margin:.3em 0;padding:0}
.wsis.wsis.wsis dd ul{margin:0}
.wsis details>ul{columns:22em}
.wsis details>ul>li{padding-left:1.5em;text-indent:-1.5em}
.wsis .wsis-legend{display:flex;flex-wrap:wrap;gap:.3em 1.5em;align-items:center}
.wsis .wsis-legend li{display:flex;align-items:center;gap:.5em}
.wsis details{margin:.4em 0}
.wsis summary{cursor:pointer}
.wsis.wsis.wsis a{color:inherit;text-decoration:underline}
.wsis .wsis-swatch{display:inline-block;width:.8em;height:.8em;margin-right:.4em;vertical-align:-.05em}
.wsis .wsis-box{position:relative;overflow:auto;max-width:100%;margin:.4em 0}
.wsis .wsis-tall{max-height:max(20rem,min(44rem,85vh))}
.wsis.wsis.wsis table{border-collapse:separate;border-spacing:0;border:0;margin:0;font-size:inherit;width:auto;
font-variant-numeric:tabular-nums}
.wsis.wsis.wsis caption{text-align:left;padding:0 0 .4em;caption-side:top;position:sticky;left:0;
max-width:min(60rem,85vw)}
.wsis.wsis.wsis tr,.wsis.wsis.wsis thead{background:none;border:0}
.wsis.wsis.wsis :is(th,td){text-align:left;vertical-align:top;padding:.25em .75em .25em 0;border:0;line-height:inherit;
font-weight:400;background:none;border-bottom:1px solid var(--wsis-rule);max-width:min(32rem,60vw);
overflow-wrap:break-word}
.wsis.wsis.wsis thead th{color:var(--wsis-muted);vertical-align:bottom;border-bottom:1px solid currentColor;
white-space:nowrap}
.wsis.wsis.wsis th[scope=rowgroup]{font-weight:600;padding-top:.75em}
.wsis.wsis.wsis .wsis-n{text-align:right;white-space:nowrap}
.wsis .wsis-gap{color:var(--wsis-muted);font-style:italic}
.wsis .wsis-bar{display:inline-block;width:min(7em,14vw);height:.6em;margin-right:.6em;text-align:left;
border-bottom:1px solid var(--wsis-rule)}
.wsis .wsis-bar span{display:block;height:100%;background:var(--wsis-blue)}
.wsis .wsis-whole{width:min(24em,100%);height:.8em}
.wsis.wsis.wsis :is(.wsis-tall thead :is(th,td),.wsis-grid tbody th){background:var(--wsis-ground);
color:var(--wsis-ink)}
.wsis.wsis.wsis .wsis-tall thead :is(th,td){position:sticky;top:0;z-index:1}
.wsis.wsis.wsis .wsis-grid tbody th{position:sticky;left:0;max-width:min(26em,38vw)}
.wsis.wsis.wsis .wsis-grid thead :first-child{left:0;z-index:2}
.wsis.wsis.wsis .wsis-grid thead th{text-align:center;padding:.25em;min-width:1.9em}
.wsis.wsis.wsis .wsis-grid td,.wsis .wsis-sample{min-width:1.5em;padding:.2em .35em;text-align:center;
vertical-align:middle}
.wsis.wsis.wsis .wsis-grid .wsis-sum{color:var(--wsis-muted);text-align:right}
.wsis .wsis-col{display:inline-flex;flex-direction:column-reverse;align-items:center;gap:.4em}
.wsis .wsis-up{writing-mode:vertical-rl;transform:rotate(180deg);max-height:13em;white-space:normal;text-align:left;
line-height:1.2}
.wsis .wsis-code{font-weight:600}
.wsis .wsis-col .wsis-swatch{width:1.2em;height:.3em;margin:0}
.wsis .wsis-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;
user-select:none}
.wsis .wsis-sample{display:inline-block;line-height:1.5;box-sizing:content-box}
.wsis.wsis.wsis :is(.wsis-seen,.wsis-unseen){outline:1px solid currentColor;outline-offset:-3px;font-weight:700}
.wsis.wsis.wsis .wsis-blanket{outline:1px dashed var(--wsis-muted);outline-offset:-3px}
.wsis.wsis.wsis .wsis-unstated{font-style:italic;text-decoration:underline dotted;text-underline-offset:.2em}
.wsis.wsis.wsis .wsis-silent{font-style:italic;background-image:repeating-linear-gradient(135deg,var(--wsis-rule) 0 1px,
transparent 1px 6px)}
.wsis.wsis.wsis .wsis-h1{background-color:color-mix(in srgb,var(--wsis-blue) 9%,transparent)}
.wsis.wsis.wsis .wsis-h2{background-color:color-mix(in srgb,var(--wsis-blue) 18%,transparent)}
.wsis.wsis.wsis .wsis-h3{background-color:color-mix(in srgb,var(--wsis-blue) 27%,transparent)}
.wsis.wsis.wsis .wsis-h4{background-color:color-mix(in srgb,var(--wsis-blue) 36%,transparent)}
.wsis.wsis.wsis .wsis-h5{background-color:color-mix(in srgb,var(--wsis-blue) 45%,transparent)}
.wsis.wsis.wsis .wsis-grid{width:max-content}
@media (max-width:40rem){.wsis.wsis.wsis table{width:max-content}}
@media print{.wsis .wsis-tall{max-height:none}}
""")


def framed(*content: Html) -> str:
    """Put a picture in its frame, with its style: each output may be copied away from the others.

    Args:
        content: The parts of the picture.

    >>> framed().startswith('<div class="wsis tex2jax_ignore mathjax_ignore">')
    True
    """
    # A dollar in a title is no formula.
    return element("div", element("style", _STYLE), *content, class_="wsis tex2jax_ignore mathjax_ignore")
