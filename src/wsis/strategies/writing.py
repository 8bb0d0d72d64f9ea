"""Text as strangers write it: what spreadsheets run, what parsers trip over, and the rest of Unicode."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

#: Texts that have broken programs: formulas, quotes, separators, line ends, markup, templates, numbers that are none.
HOSTILE = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "@SUM(A1)",
    "+1",
    "-1",
    '"',
    '""quoted""',
    "'",
    "a,b;c|d",
    "tab\there",
    "two\nlines",
    "two\r\nlines",
    "an old\rline",
    "two\u2028lines",
    "\ufeffmark",
    " padded ",
    "no\u00a0break",
    "<b>&amp;</b>",
    "]]>",
    "{{ 7 * 7 }}",
    "%s {0} ${x}",
    "\\N",
    "NULL",
    "NaN",
    "None",
    "8.10",
    "0017",
    "12345678901234567",
    "1e5",
    "2020-02-30",
    "O\u2019Brien",
    "\u4e2d\u6587",
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "\u202eturned",
    "e\u0301",
    "\U0001f469\u200d\U0001f4bb",
    "\x1b[31mred",
)


def texts(*, max_size: int = 20) -> SearchStrategy[str]:
    """Make free texts that are not blank, hostile ones among them.

    NUL and lone surrogates are left out: databases and XML refuse the one, UTF-8 the other, so that they say nothing
    of a host that fails on them. All other control characters come.

    Args:
        max_size: The most characters of a text that is made up; hostile ones may be longer.

    >>> from hypothesis import find
    >>> find(texts(), lambda text: text == "=1+1")
    '=1+1'
    """
    characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
    made_up = st.text(characters, min_size=1, max_size=max_size).filter(str.strip)
    return made_up | st.sampled_from(HOSTILE)


def optional_texts(*common: str) -> SearchStrategy[str | None]:
    """Make what a field holds that need not be given: nothing, one of a few common words, or a hostile text.

    Args:
        common: The words that such a field often holds.

    >>> from hypothesis import find
    >>> find(optional_texts("ongoing", "completed"), lambda text: text == "completed")
    'completed'
    """
    # One draw for a field: a project has many of them, and each draw costs a failing test its time to shrink.
    return st.sampled_from([None, *common, *HOSTILE])
