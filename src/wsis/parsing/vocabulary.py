"""The words around codes: what announces a number, what carries no meaning, and what is often misspelt."""

from types import MappingProxyType

#: The code of the phrases that name a whole framework.
ALL = "all"

#: Words that are read as another, in the tables as in a text: plurals, and Cyrillic letters that look Latin.
EQUIVALENTS = MappingProxyType(
    {
        "als": "al",
        "applications": "application",
        "apps": "app",
        "categories": "category",
        "goals": "goal",
        "governments": "government",
        "icts": "ict",
        "indicators": "indicator",
        "lines": "line",
        "projects": "project",
        "sdgs": "sdg",
        "sgds": "sgd",
        "targets": "target",
        "аl": "al",
        "е": "e",
    }
)

#: Known misspellings and the words that they stand for: `sgd` is from a register, the others are common in English.
MISSPELLINGS = MappingProxyType(
    {
        "sgd": "sdg",
        "enviroment": "environment",
        "goverment": "government",
        "infastructure": "infrastructure",
        "infrastucture": "infrastructure",
    }
)

LINE_LEADS = (
    *("action line", "actionline", "AL", "ALC", "এএলসি", "línea de acción", "líneas de acción"),
    *("grande orientation", "grandes orientations", "направление деятельности", "行动方面"),
)
CATEGORY_LEADS = ("category", "cat", "categoría", "catégorie", "categorías", "kategori", "категория", "类别", "類別")
GOAL_LEADS = (
    *("SDG", "goal", "target", "indicator", "sustainable development goal"),
    *("ODS", "ODD", "objetivo", "objectif", "meta", "ЦУР"),
)

ALL_LINES = (
    *("all action lines", "all WSIS action lines", "all 18 action lines", "all 18 WSIS action lines"),
    "todas las líneas de acción",
)
ALL_GOALS = (
    *("all SDGs", "all 17 SDGs", "all goals", "all 17 goals", "all sustainable development goals"),
    *("all 17 sustainable development goals", "todos los ODS", "tous les ODD"),
)

#: Ways to say the number of a category before the word, from 1 to 18.
ORDINALS = tuple(
    zip(
        (
            *(
                "first",
                "second",
                "third",
                "fourth",
                "fifth",
                "sixth",
                "seventh",
                "eighth",
                "ninth",
                "tenth",
                "eleventh",
            ),
            *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth"),
        ),
        ("1st", "2nd", "3rd", *(f"{number}th" for number in range(4, 19))),
        strict=True,
    )
)

ANDS = ("and", "y", "et", "dan", "и", "和")
RANGES = ("to", "through", "hasta", "sampai", "по")
EXCLUSIONS = ("except", "excluding", "not", "sauf", "salvo", "excepto", "kecuali", "кроме")
_SMALL_WORDS = (
    *("of", "in", "on", "for", "under", "s", "no", "n", "nr", "number"),
    *("de", "del", "la", "el", "los", "las", "en", "sobre", "para", "le", "les", "l", "d", "du", "des", "sur", "pour"),
    *("untuk", "pada", "в", "বিভাগের"),
)
_PROJECT_WORDS = (
    *(
        "project",
        "theme",
        "summit",
        "prize",
        "award",
        "proyecto",
        "projet",
        "proyek",
        "projek",
        "проект",
        "项目",
        "項目",
    ),
)
_ROMAN_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
LINE_NOISE = (*_SMALL_WORDS, *_PROJECT_WORDS, *_ROMAN_NUMERALS, "WSIS", "CMSI", "SMSI", "action")
GOAL_NOISE = (*_SMALL_WORDS, *_PROJECT_WORDS, "http", "https", "www", "metadata", "un", "org", "global")
