"""The title and the description of an activity, in the one language that a project has, and in the others."""

from types import MappingProxyType

from wsis.readers.activity_notes import Notes
from wsis.readers.activity_parts import LANGUAGE, Element, narratives, remains

#: The kinds of description that the standard tells apart.
_KINDS = MappingProxyType({"1": "general", "2": "objectives", "3": "target groups", "4": "other"})


def take_text(
    activity: Element,
    element: Element,
    notes: Notes,
    *,
    name: str,
    taken: tuple[str, ...] = (),
) -> str | None:
    """Choose the text of an element: the one in the language of the activity, else the first.

    Args:
        activity: The activity, which says its language.
        element: A title, a description or the name of an organization.
        notes: Where the texts in other languages are noted, and all else that stands there.
        name: What the element is, for the notes.
        taken: The attributes of the element that are read elsewhere.

    >>> texts = (Element("narrative", ((LANGUAGE, "fr"),), "La radio"), Element("narrative", text="Radio"))
    >>> notes = Notes()
    >>> take_text(Element("iati-activity"), Element("title", children=texts), notes, name="title")
    'Radio'
    >>> notes.extra
    (('title (fr)', 'La radio'),)
    """
    texts = narratives(element)
    own = ("", activity.value(LANGUAGE).casefold())
    place = next((place for place, (language, _) in enumerate(texts) if language.casefold() in own), 0)
    for other, (language, text) in enumerate(texts):
        if other != place:
            notes.keep(f"{name} ({language or 'again'})", text)
        elif language.casefold() not in own:
            notes.keep(f"{name} (language)", language)
    notes.keep(f"{name} (rest)", ", ".join(remains(element, taken=taken)))
    return texts[place][1] if texts else None


def take_title(activity: Element, notes: Notes) -> str | None:
    """Read the title.

    Args:
        activity: The activity.
        notes: Where titles in other languages are noted.
    """
    texts = [take_text(activity, element, notes, name="title") for element in activity.named("title")]
    given = [text for text in texts if text]
    for text in given[1:]:
        notes.keep("title (again)", text)
    return given[0] if given else None


def take_description(activity: Element, notes: Notes) -> str | None:
    """Read the general description; an element without a type is one.

    Args:
        activity: The activity.
        notes: Where the other descriptions are noted.
    """
    main: str | None = None
    for element in activity.named("description"):
        kind = element.value("type")
        is_general = kind in {"", "1"}
        name = "description" if is_general else f"description ({_KINDS.get(kind, f'type {kind}')})"
        text = take_text(activity, element, notes, name=name, taken=("type",))
        if is_general and main is None:
            main = text
        else:
            notes.keep(f"{name} (again)" if is_general else name, text or "")
    return main
