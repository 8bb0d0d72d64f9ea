"""Words in messages and reprs: a number with its noun, a long text cut short."""


def counted(number: int, noun: str) -> str:
    """Write a number with its noun.

    >>> counted(1, "project"), counted(2, "project")
    ('1 project', '2 projects')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def shortened(text: str, width: int) -> str:
    """Cut a text to a number of characters.

    >>> shortened("Expand inclusion in and benefits from the digital economy for all", 16)
    'Expand inclusio…'
    """
    return text if len(text) <= width else f"{text[: width - 1]}…"
