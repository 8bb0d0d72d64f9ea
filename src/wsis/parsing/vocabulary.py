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
        "awards": "award",
        "categories": "category",
        "goals": "goal",
        "governments": "government",
        "icts": "ict",
        "indicators": "indicator",
        "lines": "line",
        "objectives": "objective",
        "objetivos": "objetivo",
        "objectifs": "objectif",
        "paragraphs": "paragraph",
        "paragraphes": "paragraphe",
        "metas": "meta",
        "cibles": "cible",
        "indicadores": "indicador",
        "indicateurs": "indicateur",
        "partnerships": "partnership",
        "parrafos": "parrafo",
        "paras": "para",
        "pars": "par",
        "pilcrows": "pilcrow",
        "commitments": "commitment",
        "subparagraphs": "subparagraph",
        "subparas": "subpara",
        "sections": "section",
        "principles": "principle",
        "initiatives": "initiative",
        "prizes": "prize",
        "projects": "project",
        "proyectos": "proyecto",
        "projets": "projet",
        "sdgs": "sdg",
        "sgds": "sgd",
        "targets": "target",
        "themes": "theme",
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
    *("SDG", "goal", "sustainable development goal"),
    *("ODS", "ODD", "objetivo", "objectif", "ЦУР", "TPB", "matlamat", "tujuan"),
    *("objectif de développement durable", "objetivo de desarrollo sostenible", "цель", "цели"),
    *("可持续发展目标", "目标", "永續發展目標", "هدف", "الهدف", "أهداف التنمية المستدامة"),
)
#: A bare number after these is the number of a target within its goal, and no goal.
TARGET_LEADS = ("target", "indicator", "indicador", "indicateur", "meta", "cible")

#: What announces the numbers of another framework to a reader of action lines.
OTHER_LEADS = (*GOAL_LEADS, *TARGET_LEADS, "GDC", "global digital compact", "compact", "objective", "commitment")

ALL_LINES = (
    *("all action lines", "all WSIS action lines", "all 18 action lines", "all 18 WSIS action lines"),
    *("all 11 action lines", "all 11 WSIS action lines", "all eleven action lines"),
    *("todas las líneas de acción", "toutes les lignes d'action", "toutes les grandes orientations"),
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
RANGES = (
    "to",
    "up to",
    "through",
    "thru",
    "till",
    "until",
    "hasta",
    "jusqu'à",
    "sampai",
    "hingga",
    "по",
    "до",
    "至",
    "到",
)
#: The value of words that say "to" and "or" only where they stand between two codes.
BETWEEN = "between"
RANGES_BETWEEN = ("a", "al", "au", "ao", "bis", "do", "ke", "s d")
EITHERS = ("or", "and or", "ou", "et ou", "o", "u", "y o", "e ou", "oder", "atau", "dan atau", "или", "и или", "或")
EXCLUSIONS = (
    *("except", "excepting", "exception", "excluding", "excludes", "exclude", "excluded", "exclusive of", "excl"),
    *("not", "never", "cannot", "isn't", "aren't", "don't", "doesn't", "without", "neither", "nor", "none"),
    *("all but", "everything but", "anything but", "but not"),
    *("minus", "other than", "rather than", "instead of", "apart from", "aside from", "omitting", "omit"),
    *("sauf", "hors", "sans", "pas", "ni", "salvo", "excepto", "sin", "menos", "kecuali", "tanpa", "bukan", "tidak"),
    *("кроме", "без", "не", "除了", "不包括"),
)
#: Says "not", unless it is short for "number" (`Category No. 10`).
NO = "no"
#: Between two numbers: so many of so many.
OF_WORDS = ("of", "out of", "de", "sur", "dari", "из")
SMALL_WORDS = (
    *("in", "on", "for", "under", "s", "n", "nr", "number"),
    *("del", "la", "el", "los", "las", "en", "sobre", "le", "les", "l", "d", "du", "des", "pour"),
    *("untuk", "pada", "в", "বিভাগের"),
    *("amp", "nbsp", "quot", "br"),
)
#: What stands after a number that counts.
COUNTED = (
    *("WSIS", "CMSI", "SMSI"),
    *(
        "project",
        "initiative",
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
#: Between `ICT applications` and the name of one of them.
ROMAN_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
#: Spanish for "for", unless it is short for "paragraph" before a number.
FOR = "para"
LINE_NOISE = (*SMALL_WORDS, "action")
GOAL_NOISE = (*SMALL_WORDS, "http", "https", "www", "metadata", "un", "org", "global", "Agenda 2030", "2030 Agenda")

#: The value of the words before the heading under which something stands.
PLACE = "place"
