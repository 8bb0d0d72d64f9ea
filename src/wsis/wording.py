"""Words in messages and reprs: a number with its noun, a long text cut short."""


def counted(number: int, noun: str) -> str:
    """Write a number with its noun.

    >>> counted(1, "project"), counted(2, "project")
    ('1 project', '2 projects')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def visible(text: str) -> str:
    r"""Show what is no printable character by its number, so that no text can speak to a terminal.

    >>> visible(chr(27) + "[31mC13")
    '\\x1b[31mC13'
    """
    return text if text.isprintable() else "".join(each if each.isprintable() else ascii(each)[1:-1] for each in text)


def shortened(text: str, width: int) -> str:
    """Cut a text to a number of characters.

    >>> shortened("Expand inclusion in and benefits from the digital economy for all", 16)
    'Expand inclusio…'
    """
    return text if len(text) <= width else f"{text[: width - 1]}…"
