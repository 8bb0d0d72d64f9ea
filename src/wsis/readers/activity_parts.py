"""What is kept of the XML of an activity, and how the rest of it is put in words."""

from collections.abc import Collection
from typing import NamedTuple

from wsis.wording import counted

#: The attribute that names the language of a text.
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


class Element(NamedTuple):
    """An element of which something was kept.

    Args:
        name: Its name; where it has a namespace, the address stands before it in braces.
        attributes: Names and values of its attributes.
        text: The text that stands directly in it, without the space around it.
        children: The elements in it that were kept.
        unread: The names of the other elements in it, with their numbers.
        line: The line of the file on which it begins, where it is an activity or the root.
    """

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    text: str = ""
    children: tuple["Element", ...] = ()
    unread: tuple[tuple[str, int], ...] = ()
    line: int = 0

    def named(self, *names: str) -> tuple["Element", ...]:
        """List its children of some names, in their order.

        Args:
            names: The names.
        """
        return tuple(child for child in self.children if child.name in names)

    def value(self, name: str) -> str:
        """Give the value of an attribute, without the space around it; empty where there is none.

        Args:
            name: Name of the attribute.
        """
        return next((value.strip() for key, value in self.attributes if key == name), "")


def narratives(element: Element) -> tuple[tuple[str, str], ...]:
    """List the texts of an element with their languages; a text directly in it counts where it has no other.

    Args:
        element: A title, a description, an organization, …

    >>> narratives(Element("title", text="Radio"))
    (('', 'Radio'),)
    """
    texts = [(each.value(LANGUAGE), each.text) for each in element.named("narrative") if each.text]
    return tuple(texts) if texts or not element.text else (("", element.text),)


def remains(element: Element, *, taken: Collection[str] = ()) -> tuple[str, ...]:
    """Put in words what there is in an element beside its texts and what was taken.

    Args:
        element: The element.
        taken: The attributes that were taken.

    >>> remains(Element("tag", (("code", "9"), ("vocabulary", "2")), unread=(("x", 2),)), taken=["code"])
    ('vocabulary=2', 'x: 2 elements not read')
    """
    words = [
        f"{'xml:lang' if name == LANGUAGE else name}={value.strip()}"
        for name, value in element.attributes
        if name not in taken and value.strip()
    ]
    texts = element.named("narrative") if element.children else ()
    for each in texts:
        words += remains(each, taken=(LANGUAGE,))
    if element.text and texts:
        words.append(element.text)
    words += [f"{name}: {counted(number, 'element')} not read" for name, number in element.unread]
    return tuple(words)


def outlined(element: Element, *, taken: Collection[str] = (), lead: str = "") -> str:
    """Put all of an element in words that was not taken.

    Args:
        element: The element.
        taken: The attributes that were taken.
        lead: What the words begin with.

    >>> outlined(Element("reporting-org", (("ref", "XM-EX-1"),), text="Ministry"))
    'Ministry (ref=XM-EX-1)'
    """
    texts = [f"{text} [{language}]" if language else text for language, text in narratives(element)]
    words = " ".join(part for part in (lead, " / ".join(texts)) if part)
    rest = ", ".join(remains(element, taken=taken))
    return f"{words} ({rest})" if words and rest else words or rest
