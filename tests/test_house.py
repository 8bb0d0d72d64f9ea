"""What holds for the package as a whole: its rooms, its arrows, its front door and its values."""

import ast
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import attrs
import pytest

import wsis

ROOT = Path(__file__).parent.parent
SOURCE = Path(wsis.__file__).parent
FRONT = importlib.import_module("wsis")  # its names are there when they are asked for, so a checker cannot list them

# Which module may import which; "package" is the front door, wsis/__init__.py. An arrow that is not here is refused.
# Modules are listed in reading order: each one only after all that it may import.
ARROWS: dict[str, set[str]] = {
    # words and values
    "wording": set(),
    "installed": set(),
    "showing": set(),
    "whole_files": set(),
    "errors": {"wording"},
    "codes": set(),
    "ordering": {"codes"},
    "provenance": {"wording"},
    "languages": {"errors"},
    "entries": {"codes", "provenance", "showing", "wording"},
    "nodes": {"codes", "entries", "languages", "provenance"},
    "indicators": {"codes", "entries", "provenance"},
    "summit": {"codes", "entries", "provenance"},
    "places": {"codes", "entries", "errors", "languages", "provenance"},
    "kinds": {"codes", "entries", "indicators", "nodes", "places", "summit"},
    "link": {"ordering", "provenance"},
    "statements": {"link", "provenance"},
    "matrix": {"codes", "errors", "link", "ordering", "showing", "statements"},
    "states": {"matrix"},
    "relation": {"matrix", "nodes", "states"},
    "index": {"entries", "errors", "kinds", "nodes", "places", "wording"},
    "lookups": {"codes", "entries", "errors", "indicators", "matrix", "nodes", "places", "relation", "summit"},
    "_converter": {"languages", "wording"},
    "manifest": {"errors"},
    "holding": {"entries", "matrix", "provenance"},
    "entry_rules": {"entries", "errors", "holding", "indicators", "kinds", "nodes", "places", "summit"},
    "integrity": {
        "codes",
        "entries",
        "entry_rules",
        "errors",
        "holding",
        "kinds",
        "matrix",
        "nodes",
        "places",
        "provenance",
        "summit",
    },
    "overlay_files": {"_converter", "holding", "manifest"},
    "extending": {
        "_converter",
        "codes",
        "errors",
        "holding",
        "integrity",
        "link",
        "matrix",
        "nodes",
        "ordering",
        "overlay_files",
    },
    "dataset": {
        "entries",
        "extending",
        "index",
        "indicators",
        "link",
        "lookups",
        "matrix",
        "nodes",
        "places",
        "provenance",
        "relation",
        "showing",
        "summit",
    },
    "linkage": {"dataset", "errors", "link", "matrix", "nodes", "states"},
    # projects and their counts
    "projects": {"errors", "ordering"},
    "register": {"codes", "errors", "projects", "showing", "wording"},
    "placements": {"register", "wording"},
    "placing": {"dataset", "errors", "placements", "places", "projects", "register", "wording"},
    "tally": {"codes", "errors", "wording"},
    "results": {"errors", "nodes", "showing", "states", "tally"},
    "recording": {"projects"},
    "declaring": {"codes"},
    "reach": {"dataset", "declaring", "errors", "matrix", "nodes", "register", "relation"},
    "rules": {"codes", "dataset", "matrix", "nodes", "reach", "tally", "wording"},
    "tallying": {"dataset", "declaring", "errors", "matrix", "nodes", "reach", "tally"},
    "counting": {
        "dataset",
        "errors",
        "matrix",
        "nodes",
        "reach",
        "register",
        "results",
        "rules",
        "states",
        "tally",
        "tallying",
    },
    # the road map of a line
    "plans": {"codes", "errors", "indicators", "link", "nodes", "projects", "showing", "summit", "wording"},
    "plan_rules": {"codes", "dataset", "declaring", "nodes", "reach", "rules", "wording"},
    "plan_rows": {"dataset", "link", "linkage", "nodes", "plans", "projects", "reach", "register", "states"},
    "plan_changes": {"errors", "nodes", "plan_rows", "plan_rules", "plans", "reach"},
    "plan_means": {"dataset", "indicators", "nodes", "plans", "summit"},
    "planning": {
        "dataset",
        "errors",
        "nodes",
        "plan_changes",
        "plan_means",
        "plan_rows",
        "plan_rules",
        "plans",
        "reach",
        "register",
        "states",
        "tallying",
    },
    # loose text
    "parsing.labels": set(),
    "parsing.goal_labels": {"parsing.labels"},
    "parsing.vocabulary": set(),
    "parsing.normalizing": set(),
    "parsing.marks": set(),
    "parsing.parsed": set(),
    "parsing.compact_labels": {"parsing.labels"},
    "parsing.compact_words": {"parsing.vocabulary"},
    "parsing.doubt": {"parsing.parsed"},
    "parsing.lexicon": {"parsing.labels", "parsing.normalizing", "parsing.vocabulary"},
    "parsing.scanning": {"parsing.lexicon", "parsing.vocabulary"},
    "parsing.numbering": {"parsing.normalizing", "parsing.scanning"},
    "parsing.citing": {"parsing.doubt", "parsing.scanning"},
    "parsing.doubting": {"parsing.doubt", "parsing.marks", "parsing.numbering", "parsing.scanning"},
    "parsing.lettering": {"parsing.numbering", "parsing.scanning"},
    "parsing.listing": set(),
    "parsing.grammar": {
        "parsing.doubt",
        "parsing.lexicon",
        "parsing.listing",
        "parsing.marks",
        "parsing.parsed",
        "parsing.scanning",
    },
    "parsing.line_grammar": {
        "codes",
        "parsing.grammar",
        "parsing.labels",
        "parsing.lexicon",
        "parsing.listing",
        "parsing.vocabulary",
    },
    "parsing.sdg_grammar": {
        "codes",
        "parsing.goal_labels",
        "parsing.grammar",
        "parsing.lexicon",
        "parsing.listing",
        "parsing.marks",
        "parsing.vocabulary",
    },
    "parsing.reading": {
        "parsing.doubt",
        "parsing.doubting",
        "parsing.grammar",
        "parsing.marks",
        "parsing.normalizing",
        "parsing.numbering",
        "parsing.scanning",
        "parsing.vocabulary",
    },
    "parsing.gdc_grammar": {
        "codes",
        "parsing.citing",
        "parsing.compact_labels",
        "parsing.compact_words",
        "parsing.grammar",
        "parsing.lettering",
        "parsing.lexicon",
        "parsing.listing",
        "parsing.vocabulary",
    },
    "parsing.preceding": {"parsing.compact_words", "parsing.scanning", "parsing.vocabulary"},
    "parsing.issuing": {
        "parsing.grammar",
        "parsing.marks",
        "parsing.numbering",
        "parsing.parsed",
        "parsing.preceding",
        "parsing.reading",
    },
    "parsing": {
        "errors",
        "parsing.gdc_grammar",
        "parsing.grammar",
        "parsing.issuing",
        "parsing.line_grammar",
        "parsing.listing",
        "parsing.parsed",
        "parsing.reading",
        "parsing.sdg_grammar",
        "parsing.vocabulary",
    },
    "parsing.contents": set(),
    "parsing.tagging": {"codes", "parsing", "parsing.contents", "wording"},
    # data files to values
    "assembly": {
        "dataset",
        "indicators",
        "languages",
        "manifest",
        "matrix",
        "nodes",
        "places",
        "provenance",
        "statements",
        "summit",
    },
    "overlays": {"_converter", "dataset", "errors", "extending", "holding", "manifest", "overlay_files"},
    "overlay_writing": {"dataset", "errors", "overlay_files"},
    "bundled": {"assembly", "codes", "dataset", "errors", "manifest", "overlays"},
    # what strangers send
    "readers": set(),
    "readers.result": {"errors", "register", "showing", "wording"},
    "readers.columns": {"errors", "wording"},
    "readers.numbers": set(),
    "readers.added_codes": {"codes", "dataset", "nodes", "readers.columns", "readers.numbers", "register"},
    "records": {"projects", "recording"},
    "spreadsheets": set(),
    "tag_vocabularies": {"codes"},
    "readers.activity_parts": {"wording"},
    "readers.activity_harvest": {"readers.activity_parts"},
    "readers.activity_elements": {"errors", "readers.activity_harvest", "readers.activity_parts", "wording"},
    "readers.archives": {"errors"},
    "readers.codelists": set(),
    "readers.country_codes": set(),
    "readers.country_names": set(),
    "readers.countries": {"errors", "readers.country_codes", "readers.country_names"},
    "readers.dates": set(),
    "readers.entries": {"errors", "projects", "readers.result", "register"},
    "readers.activity_notes": {"readers.activity_parts", "readers.entries", "wording"},
    "readers.activity_facts": {
        "readers.activity_notes",
        "readers.activity_parts",
        "readers.codelists",
        "readers.dates",
        "tag_vocabularies",
        "wording",
    },
    "readers.activity_tags": {
        "codes",
        "parsing",
        "readers.activity_notes",
        "readers.activity_parts",
        "readers.added_codes",
        "tag_vocabularies",
    },
    "readers.activity_texts": {"readers.activity_notes", "readers.activity_parts"},
    "readers.activity_places": {
        "errors",
        "projects",
        "readers.activity_notes",
        "readers.activity_parts",
        "readers.activity_texts",
        "readers.codelists",
        "readers.countries",
    },
    "readers.activities": {
        "errors",
        "projects",
        "readers.activity_elements",
        "readers.activity_facts",
        "readers.activity_notes",
        "readers.activity_parts",
        "readers.activity_places",
        "readers.activity_tags",
        "readers.activity_texts",
        "readers.added_codes",
        "readers.entries",
        "wording",
    },
    "readers.formats": set(),
    "readers.lines": {"errors", "readers.formats"},
    "readers.markup": set(),
    "readers.json_values": {"readers.numbers"},
    "readers.documents": {"errors", "readers.json_values", "wording"},
    "readers.own_records": {"projects", "readers.entries", "readers.json_values", "recording", "records"},
    "readers.sources": {"errors"},
    "readers.structures": {"parsing.contents", "records"},
    "readers.cells": {
        "errors",
        "parsing.contents",
        "parsing.tagging",
        "readers",
        "readers.codelists",
        "readers.columns",
        "readers.countries",
        "readers.dates",
        "readers.numbers",
        "readers.structures",
    },
    "readers.drafts": {
        "codes",
        "ordering",
        "parsing.contents",
        "projects",
        "readers.added_codes",
        "readers.cells",
        "readers.columns",
        "readers.entries",
        "readers.numbers",
    },
    "readers.rows": {
        "parsing.contents",
        "readers.added_codes",
        "readers.cells",
        "readers.columns",
        "readers.drafts",
        "readers.entries",
    },
    "readers.delimited": {"errors", "readers.rows", "spreadsheets"},
    "readers.objects": {
        "parsing.contents",
        "readers.added_codes",
        "readers.cells",
        "readers.columns",
        "readers.drafts",
        "readers.entries",
        "readers.json_values",
        "readers.own_records",
        "wording",
    },
    "readers.worksheets": set(),
    "readers.workbooks": {"readers.archives", "readers.markup", "readers.worksheets"},
    "readers.excel": {"errors", "readers.archives", "readers.numbers", "readers.workbooks", "readers.worksheets"},
    "readers.openers": {
        "errors",
        "readers.activities",
        "readers.added_codes",
        "readers.columns",
        "readers.delimited",
        "readers.documents",
        "readers.entries",
        "readers.excel",
        "readers.formats",
        "readers.lines",
        "readers.objects",
        "readers.rows",
        "readers.sources",
    },
    "readers.reading": {
        "dataset",
        "errors",
        "readers.added_codes",
        "readers.entries",
        "readers.formats",
        "readers.openers",
        "readers.result",
        "readers.sources",
    },
    # what others read
    "writers": set(),
    "writers.activity_values": {"codes", "errors", "projects", "readers.codelists", "readers.countries"},
    "writers.json_lines": {"errors", "projects", "recording"},
    "writers.tables": {
        "errors",
        "projects",
        "readers.cells",
        "readers.columns",
        "readers.rows",
        "recording",
        "spreadsheets",
    },
    "writers.xml_texts": set(),
    "writers.reporter": {"errors", "readers.codelists", "writers.xml_texts"},
    "writers.activity_lines": {
        "codes",
        "projects",
        "readers.codelists",
        "tag_vocabularies",
        "writers.activity_values",
        "writers.reporter",
        "writers.xml_texts",
    },
    "writers.activity_problems": {
        "errors",
        "projects",
        "readers.codelists",
        "readers.countries",
        "wording",
        "writers.activity_values",
        "writers.reporter",
        "writers.xml_texts",
    },
    "writers.activities": {
        "errors",
        "projects",
        "readers.codelists",
        "writers.activity_lines",
        "writers.activity_problems",
        "writers.reporter",
        "writers.xml_texts",
    },
    "writers.writing": {
        "errors",
        "projects",
        "readers.formats",
        "whole_files",
        "writers.activities",
        "writers.json_lines",
        "writers.reporter",
        "writers.tables",
    },
    # the dataset for other software
    "exports": set(),
    "exports.hints": {"languages"},
    "exports.tabular": set(),
    "exports.tabulating": {
        "dataset",
        "entries",
        "exports.hints",
        "exports.tabular",
        "holding",
        "link",
        "nodes",
        "provenance",
    },
    "exports.identifiers": {"dataset", "entries", "holding", "kinds"},
    "exports.schema": {"dataset", "exports.hints"},
    "exports.saving": {"errors"},
    "exports.packaging": {"dataset", "exports.saving", "manifest", "overlay_files"},
    "exports.delimited": {
        "dataset",
        "errors",
        "exports.packaging",
        "exports.saving",
        "exports.tabular",
        "exports.tabulating",
        "spreadsheets",
    },
    "exports.columnar": {
        "dataset",
        "errors",
        "exports.packaging",
        "exports.saving",
        "exports.tabular",
        "exports.tabulating",
    },
    "exports.mappings": {
        "dataset",
        "exports.identifiers",
        "exports.packaging",
        "exports.saving",
        "link",
        "matrix",
        "nodes",
    },
    "exports.concepts": {
        "dataset",
        "entries",
        "errors",
        "exports.hints",
        "exports.identifiers",
        "exports.packaging",
        "exports.tabulating",
        "holding",
        "kinds",
        "link",
        "matrix",
        "nodes",
        "overlay_files",
        "places",
        "provenance",
    },
    "exports.document": {
        "_converter",
        "dataset",
        "errors",
        "exports.schema",
        "holding",
        "integrity",
        "overlay_files",
    },
    "exports.exporting": {
        "dataset",
        "errors",
        "exports.columnar",
        "exports.concepts",
        "exports.delimited",
        "exports.document",
        "exports.mappings",
        "exports.saving",
    },
    # tables of other engines
    "frames.arrow": set(),
    "frames.keys": {"codes", "parsing.contents", "parsing.tagging"},
    "frames.groups": {"codes", "frames.keys", "wording"},
    "frames.parquet": {"errors", "wording"},
    "frames.parts": {"frames.keys", "tally"},
    "frames.ragged": set(),
    "frames.partition": {"errors", "frames.arrow", "frames.keys", "frames.parts", "frames.ragged"},
    "frames.segments": {
        "codes",
        "frames.arrow",
        "frames.keys",
        "frames.ragged",
        "parsing",
        "parsing.gdc_grammar",
        "parsing.grammar",
        "parsing.line_grammar",
        "parsing.listing",
        "parsing.sdg_grammar",
        "parsing.tagging",
    },
    "frames.tags": {"errors", "parsing.tagging"},
    "frames.question": {
        "dataset",
        "declaring",
        "frames.keys",
        "frames.tags",
        "matrix",
        "nodes",
        "parsing.tagging",
        "tally",
        "tallying",
    },
    "frames.unread": {"errors", "frames.parts", "wording"},
    "frames.lookups": {"frames.arrow", "frames.keys"},
    "frames.joining": {"frames.keys", "frames.lookups"},
    "frames.cluster_cells": {"frames.keys", "frames.lookups"},
    "frames.checking": {"frames.arrow"},
    "frames.engines": {"errors", "frames.checking"},
    "frames.keying": {"errors", "frames.arrow", "frames.checking", "frames.engines", "frames.keys"},
    "frames.grouping": {
        "dataset",
        "errors",
        "frames.engines",
        "frames.groups",
        "frames.keying",
        "frames.keys",
        "frames.parts",
        "frames.question",
    },
    "frames.schemas": {"errors", "frames.arrow", "frames.engines", "frames.question"},
    "frames.membership": {
        "frames.arrow",
        "frames.keys",
        "frames.ragged",
        "frames.schemas",
        "frames.segments",
        "parsing.tagging",
    },
    "frames.bitsets": {"codes", "frames.membership", "frames.partition", "frames.segments", "wording"},
    "frames.kernel": {
        "dataset",
        "frames.arrow",
        "frames.bitsets",
        "frames.membership",
        "frames.partition",
        "frames.parts",
        "frames.question",
        "frames.ragged",
        "frames.schemas",
        "register",
        "tally",
    },
    "frames.messages": {"errors", "frames.arrow", "frames.kernel", "frames.keys", "frames.parts", "frames.ragged"},
    "frames.pandas_columns": {"errors", "frames.arrow", "frames.keys", "frames.schemas"},
    "frames.streams": {
        "frames.arrow",
        "frames.kernel",
        "frames.pandas_columns",
        "frames.parts",
        "frames.question",
        "frames.schemas",
    },
    "frames.replacing": {"frames.cluster_cells", "frames.engines", "frames.joining", "frames.keying", "frames.lookups"},
    "frames.normalizing": {
        "codes",
        "dataset",
        "errors",
        "frames.engines",
        "frames.grouping",
        "frames.keys",
        "frames.parts",
        "frames.replacing",
        "frames.tags",
        "frames.unread",
        "nodes",
    },
    "frames.workers": {"errors", "frames.arrow", "frames.kernel", "frames.messages", "frames.streams"},
    "frames.clusters": {"errors", "frames.kernel", "frames.messages", "frames.parts", "frames.workers"},
    "frames.choosing": {
        "dataset",
        "errors",
        "frames.clusters",
        "frames.engines",
        "frames.grouping",
        "frames.kernel",
        "frames.keying",
        "frames.parts",
        "frames.question",
        "frames.streams",
        "frames.tags",
    },
    "frames.asking": {
        "counting",
        "dataset",
        "frames.choosing",
        "frames.parts",
        "frames.question",
        "frames.tags",
        "frames.unread",
        "matrix",
        "nodes",
        "results",
        "tally",
    },
    "frames": {"frames.asking", "frames.choosing", "frames.normalizing", "frames.tags", "frames.unread"},
    "frames.files": {
        "dataset",
        "errors",
        "frames.choosing",
        "frames.engines",
        "frames.parquet",
        "frames.parts",
        "frames.question",
        "frames.tags",
        "nodes",
        "parsing.tagging",
        "readers.columns",
        "wording",
    },
    # pages
    "pages": set(),
    "pages.words": set(),
    "pages.rendering": {"errors", "pages.words"},
    "pages.saving": {"whole_files"},
    "pages.countries": {"places"},
    # the report
    "reporting.locating": {"dataset", "placements", "places", "placing", "register"},
    "reporting.facts": {
        "codes",
        "errors",
        "matrix",
        "nodes",
        "placements",
        "provenance",
        "register",
        "reporting.locating",
        "results",
        "tally",
    },
    "reporting.breaking_down": {
        "dataset",
        "errors",
        "nodes",
        "placements",
        "placing",
        "reach",
        "register",
        "reporting.facts",
        "tally",
        "tallying",
    },
    "reporting.gathering": {
        "counting",
        "dataset",
        "errors",
        "nodes",
        "reach",
        "readers.result",
        "register",
        "reporting.breaking_down",
        "reporting.facts",
        "reporting.locating",
        "tally",
        "tallying",
    },
    "reporting.page": {
        "nodes",
        "pages.countries",
        "pages.rendering",
        "pages.words",
        "reporting.facts",
        "results",
        "tally",
        "wording",
    },
    "reporting": {
        "dataset",
        "pages.saving",
        "readers.result",
        "register",
        "reporting.facts",
        "reporting.gathering",
        "reporting.page",
        "wording",
    },
    # versions beside each other
    "citing": {"dataset", "errors", "wording"},
    "plain": {
        "dataset",
        "entries",
        "errors",
        "languages",
        "link",
        "nodes",
        "provenance",
        "results",
        "spreadsheets",
    },
    "result_records": {"codes", "records", "states"},
    "roadmaps.marking": {"wording"},
    "amendments": set(),
    "change_counts": {"amendments", "entries", "wording"},
    "change_data": {"amendments", "plain"},
    "change_lines": {"amendments", "languages", "roadmaps.marking"},
    "relinking": {"amendments", "change_lines", "link", "statements"},
    "comparisons": {
        "amendments",
        "change_counts",
        "change_data",
        "change_lines",
        "codes",
        "entries",
        "matrix",
        "plain",
        "provenance",
        "relinking",
        "wording",
    },
    "comparing": {"amendments", "comparisons", "dataset", "entries", "kinds", "matrix", "provenance", "relinking"},
    "migrations": {"codes", "errors", "plain", "register", "wording"},
    "change_records": {"codes", "migrations", "records", "result_records"},
    "migrating": {
        "amendments",
        "codes",
        "dataset",
        "migrations",
        "nodes",
        "ordering",
        "projects",
        "register",
    },
    # host applications
    "resolving": {"dataset", "entries", "errors"},
    "_hooks": {
        "_converter",
        "bundled",
        "dataset",
        "entries",
        "kinds",
        "nodes",
        "ordering",
        "projects",
        "register",
        "resolving",
    },
    "converting": {"_converter", "_hooks", "dataset"},
    "fields": {"bundled", "dataset", "entries", "errors", "indicators", "kinds", "nodes", "places", "resolving"},
    "_hypothesis": set(),
    "strategies.writing": set(),
    "strategies.entries": {"bundled", "dataset", "entries", "kinds"},
    "strategies.frameworks": {
        "bundled",
        "codes",
        "dataset",
        "nodes",
        "provenance",
        "strategies.entries",
        "strategies.writing",
    },
    "strategies.summit": {"dataset", "indicators", "strategies.entries", "summit"},
    "strategies.places": {"bundled", "dataset", "languages", "places", "strategies.entries", "strategies.writing"},
    "strategies.activities": {
        "errors",
        "nodes",
        "projects",
        "readers.codelists",
        "readers.result",
        "register",
        "strategies.frameworks",
        "strategies.writing",
        "writers.reporter",
    },
    "strategies.answers": {
        "bundled",
        "codes",
        "counting",
        "dataset",
        "nodes",
        "parsing",
        "parsing.parsed",
        "register",
        "reporting",
        "results",
        "strategies.activities",
        "strategies.writing",
        "tally",
        "tallying",
    },
    "strategies.placings": {
        "bundled",
        "dataset",
        "placements",
        "places",
        "placing",
        "register",
        "strategies.activities",
    },
    "strategies.plans": {
        "bundled",
        "codes",
        "dataset",
        "plan_changes",
        "plan_rows",
        "planning",
        "plans",
        "strategies.activities",
        "strategies.writing",
    },
    "strategies.relations": {
        "bundled",
        "codes",
        "dataset",
        "link",
        "linkage",
        "matrix",
        "nodes",
        "ordering",
        "provenance",
        "statements",
        "strategies.writing",
    },
    "strategies.editions": {
        "bundled",
        "comparing",
        "comparisons",
        "dataset",
        "entries",
        "matrix",
        "migrating",
        "migrations",
        "provenance",
        "strategies.activities",
        "strategies.relations",
        "strategies.writing",
    },
    "strategies": {
        "errors",
        "strategies.activities",
        "strategies.answers",
        "strategies.editions",
        "strategies.entries",
        "strategies.frameworks",
        "strategies.places",
        "strategies.placings",
        "strategies.plans",
        "strategies.relations",
        "strategies.summit",
        "strategies.writing",
    },
    # road maps to send
    "roadmaps": set(),
    "roadmaps.values": set(),
    "roadmaps.evidence": {"dataset", "errors", "nodes", "plans", "provenance"},
    "roadmaps.parts": set(),
    "roadmaps.revising": {
        "nodes",
        "pages.words",
        "plans",
        "projects",
        "roadmaps.parts",
        "roadmaps.values",
        "wording",
    },
    "roadmaps.mandating": {"pages.words", "plans", "roadmaps.evidence", "roadmaps.parts", "summit"},
    "roadmaps.yardsticks": {
        "dataset",
        "pages.words",
        "plan_means",
        "plans",
        "roadmaps.evidence",
        "roadmaps.parts",
    },
    "roadmaps.gaps": {"codes", "dataset", "pages.words", "plan_rules", "plans", "roadmaps.parts"},
    "roadmaps.sections": {
        "codes",
        "dataset",
        "pages.countries",
        "pages.words",
        "plans",
        "projects",
        "roadmaps.evidence",
        "roadmaps.gaps",
        "roadmaps.mandating",
        "roadmaps.parts",
        "roadmaps.revising",
        "roadmaps.values",
        "roadmaps.yardsticks",
    },
    "roadmaps.summaries": {"pages.words", "plans", "roadmaps.gaps"},
    "roadmaps.document": {
        "dataset",
        "nodes",
        "pages.words",
        "plans",
        "projects",
        "provenance",
        "roadmaps.evidence",
        "roadmaps.marking",
        "roadmaps.parts",
        "roadmaps.sections",
        "roadmaps.summaries",
        "wording",
    },
    "roadmaps.paging": {
        "dataset",
        "nodes",
        "pages.rendering",
        "pages.words",
        "plan_rules",
        "plans",
        "roadmaps.evidence",
        "roadmaps.sections",
        "roadmaps.summaries",
        "wording",
    },
    "roadmaps.measuring": {
        "dataset",
        "errors",
        "planning",
        "plans",
        "readers.delimited",
        "readers.lines",
        "readers.rows",
        "readers.sources",
    },
    # notebooks
    "display.elements": set(),
    "display.style": {"display.elements"},
    "display.tables": {"display.elements"},
    "display.entries": {"display.elements", "display.style", "entries", "languages", "nodes", "places", "provenance"},
    "display.grids": {"display.elements", "display.tables", "nodes"},
    "display.matrices": {"display.grids", "display.elements", "display.style", "display.tables", "link", "matrix"},
    "display.coverages": {"display.entries", "display.elements", "display.style", "display.tables", "nodes", "results"},
    "display.crosstabs": {
        "display.coverages",
        "display.grids",
        "display.entries",
        "display.elements",
        "display.style",
        "nodes",
        "results",
        "states",
    },
    "display.datasets": {
        "dataset",
        "display.coverages",
        "display.elements",
        "display.style",
        "display.tables",
        "kinds",
        "matrix",
        "nodes",
        "provenance",
    },
    "display.registers": {
        "display.elements",
        "display.style",
        "display.tables",
        "errors",
        "projects",
        "readers.result",
        "register",
    },
    "display.roadmaps": {
        "display.coverages",
        "display.entries",
        "display.elements",
        "display.registers",
        "display.style",
        "display.tables",
        "indicators",
        "plan_rules",
        "plans",
        "projects",
        "summit",
        "wording",
    },
    "display": {
        "dataset",
        "display.coverages",
        "display.crosstabs",
        "display.datasets",
        "display.matrices",
        "display.entries",
        "display.registers",
        "display.roadmaps",
        "entries",
        "matrix",
        "plans",
        "readers.result",
        "register",
        "results",
    },
    # pictures
    "charts.palette": set(),
    "charts.letters": {"nodes", "wording"},
    "charts.marks": {"charts.letters", "charts.palette"},
    "charts.canvas": {"charts.letters", "charts.marks", "charts.palette"},
    "charts.labels": {"charts.canvas", "charts.letters"},
    "charts.captions": {"codes", "dataset", "matrix", "results", "rules", "wording"},
    "charts.bars": {
        "charts.canvas",
        "charts.captions",
        "charts.labels",
        "charts.letters",
        "charts.marks",
        "nodes",
        "results",
    },
    "charts.grids": {"charts.canvas", "charts.labels", "charts.letters", "charts.marks", "charts.palette"},
    "charts.crosstabs": {
        "charts.canvas",
        "charts.captions",
        "charts.grids",
        "charts.letters",
        "charts.marks",
        "nodes",
        "results",
        "states",
    },
    "charts.matrices": {
        "charts.canvas",
        "charts.captions",
        "charts.grids",
        "charts.letters",
        "charts.marks",
        "codes",
        "dataset",
        "matrix",
        "nodes",
        "wording",
    },
    "charts.streams": {"charts.marks", "dataset", "nodes", "projects", "reach", "register", "states", "tallying"},
    "charts.slots": set(),
    "charts.bands": {"charts.canvas", "charts.labels", "charts.letters", "charts.marks", "charts.slots", "nodes"},
    "charts.flows": {
        "charts.bands",
        "charts.captions",
        "charts.streams",
        "counting",
        "dataset",
        "nodes",
        "register",
        "results",
    },
    "charts.columns": {"charts.canvas", "charts.letters", "charts.marks"},
    "charts.trends": {
        "charts.bars",
        "charts.canvas",
        "charts.columns",
        "charts.letters",
        "charts.marks",
        "register",
        "wording",
    },
    "charts": {"charts.bars", "charts.crosstabs", "charts.flows", "charts.matrices", "charts.trends", "errors"},
    # the command line
    "terminal": {
        "dataset",
        "entries",
        "frames.files",
        "languages",
        "link",
        "nodes",
        "places",
        "provenance",
        "readers.result",
        "results",
        "states",
        "wording",
    },
    "roadmaps.data": {"entries", "indicators", "plain", "plans", "projects", "provenance", "recording", "summit"},
    "roadmaps.records": {"codes", "indicators", "link", "records", "result_records"},
    "roadmaps.writing": {
        "dataset",
        "errors",
        "nodes",
        "pages.saving",
        "plain",
        "plans",
        "roadmaps.data",
        "roadmaps.document",
        "roadmaps.evidence",
        "roadmaps.paging",
    },
    "roadmaps.viewing": {
        "dataset",
        "pages.words",
        "plans",
        "roadmaps.evidence",
        "roadmaps.mandating",
        "roadmaps.sections",
        "roadmaps.summaries",
        "roadmaps.yardsticks",
        "terminal",
        "wording",
    },
    "cli_options": {"bundled", "dataset", "errors", "installed"},
    "cli_files": {
        "cli_options",
        "dataset",
        "errors",
        "frames.files",
        "frames.parquet",
        "frames.parts",
        "frames.question",
        "frames.unread",
        "readers.reading",
        "readers.result",
        "register",
        "tally",
        "terminal",
        "wording",
    },
    "cli_datasets": {"bundled", "cli_options", "comparing", "comparisons", "errors", "terminal", "wording"},
    "cli_registers": {
        "cli_files",
        "cli_options",
        "migrating",
        "migrations",
        "register",
        "terminal",
        "wording",
        "writers.writing",
    },
    "cli_planning": {
        "cli_files",
        "cli_options",
        "dataset",
        "linkage",
        "nodes",
        "plan_means",
        "plan_rules",
        "planning",
        "plans",
        "register",
        "roadmaps.measuring",
        "roadmaps.viewing",
        "roadmaps.writing",
        "wording",
    },
    "cli_exporting": {"cli_options", "exports.exporting", "wording"},
    "cli_reporting": {"cli_files", "cli_options", "reporting", "reporting.facts", "wording"},
    "cli": {
        "bundled",
        "cli_datasets",
        "cli_files",
        "cli_options",
        "cli_planning",
        "cli_registers",
        "cli_exporting",
        "cli_reporting",
        "codes",
        "counting",
        "errors",
        "frames.question",
        "linkage",
        "nodes",
        "plain",
        "terminal",
        "wording",
    },
    "__main__": {"cli"},
    # the rooms of the front door: they forward names, and hold nothing of their own
    "_datasets": {
        "bundled",
        "converting",
        "dataset",
        "entries",
        "errors",
        "indicators",
        "languages",
        "link",
        "matrix",
        "nodes",
        "places",
        "provenance",
        "statements",
        "summit",
    },
    "_relations": {"linkage", "states"},
    "_registers": {
        "counting",
        "parsing",
        "parsing.parsed",
        "placements",
        "placing",
        "projects",
        "readers.reading",
        "readers.result",
        "register",
        "results",
        "tally",
        "writers.reporter",
        "writers.writing",
    },
    "_publishing": {
        "citing",
        "comparing",
        "comparisons",
        "exports.exporting",
        "migrating",
        "migrations",
        "overlay_writing",
        "planning",
        "plans",
        "reporting",
        "roadmaps.measuring",
        "roadmaps.writing",
    },
}

# Arrows that point the other way, followed by name once somebody asks: a value for its picture, Hypothesis for values.
LATE = {("showing", "display"), ("_hypothesis", "package"), ("_hypothesis", "strategies")}

# The front door: every public name. A name is added here on purpose, and removed with a line in CHANGELOG.md.
PUBLIC = [
    "ActionLine",
    "Cell",
    "Changes",
    "Citation",
    "CodeTypeError",
    "Commitment",
    "Comparison",
    "Correction",
    "Country",
    "Coverage",
    "CoverageRow",
    "Crosstab",
    "DATA_VERSION",
    "Dataset",
    "DatasetMismatchError",
    "Document",
    "Entry",
    "Facilitator",
    "GenevaTarget",
    "Goal",
    "Group",
    "Groups",
    "Indicator",
    "IntegrityError",
    "InvalidInputError",
    "Issue",
    "Link",
    "LinkState",
    "Mandate",
    "Matrix",
    "Measurement",
    "Membership",
    "Migration",
    "MissingExtraError",
    "Names",
    "NoMatrixError",
    "Node",
    "Objective",
    "Organization",
    "ParseError",
    "Parsed",
    "Participation",
    "Path",
    "PlanRow",
    "Principle",
    "PrizeCategory",
    "Problem",
    "Progress",
    "Project",
    "Question",
    "ReadResult",
    "Region",
    "Register",
    "Report",
    "Reporter",
    "Revision",
    "Roadmap",
    "Row",
    "Tally",
    "Target",
    "Theme",
    "UnknownCodeError",
    "UnknownLanguageError",
    "UnknownTagsError",
    "UnknownVersionError",
    "Withdrawal",
    "WsisError",
    "cite",
    "compare",
    "converter",
    "coverage",
    "crosstab",
    "export",
    "group",
    "link_state",
    "linked",
    "links",
    "load",
    "migrate",
    "parse_action_lines",
    "parse_gdc",
    "parse_sdgs",
    "read_measurements",
    "read_register",
    "report",
    "require",
    "roadmap",
    "trace",
    "verify",
    "versions",
    "write_overlay",
    "write_register",
    "write_roadmap",
]

# Modules that a tool writes, or that are tables: as long as what they hold.
TABLES = {"codes", "parsing.goal_labels", "parsing.labels", "readers.country_codes", "readers.country_names"}
LONGEST = 250

# What the public names leave to those who call them.
HEAVY = {
    "asyncio",
    "cattrs",
    "defusedxml",
    "decimal",
    "email",
    "hypothesis",
    "importlib.metadata",
    "importlib.resources",
    "jinja2",
    "json",
    "logging",
    "matplotlib",
    "numpy",
    "pandas",
    "pycountry",
    "pydantic",
    "python_calamine",
    "rich",
    "socket",
    "ssl",
    "subprocess",
    "typer",
    "urllib.request",
    "zipfile",
}
# And what those who only look things up leave to those who read registers.
READING = {"csv", "difflib", "pathlib"}


def room(path: Path) -> str:
    """Name the module of a source file: `readers.tables` for wsis/readers/tables.py."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


ROOMS = {room(path): path for path in sorted(SOURCE.rglob("*.py")) if room(path)}


def imported(path: Path) -> Iterator[str]:
    """List what a source file imports of this package, wherever in the file: `package` stands for the front door."""
    package = path.relative_to(SOURCE.parent).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) + 1 - node.level] if node.level else ()
            source = ".".join([*base, *([node.module] if node.module else [])])
            # `from wsis import errors` means the module, `from wsis import load` the front door.
            names = [f"wsis.{alias.name}" if source == "wsis" else source for alias in node.names]
        else:
            continue
        for name in names:
            if name.split(".")[0] == "wsis":
                inner = name.removeprefix("wsis").removeprefix(".")
                yield inner if inner in ROOMS else "package"


def imported_late(path: Path) -> Iterator[str]:
    """List the modules of this package that a source file loads by their names while it runs."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"import_module", "__import__"}:
            for name in [each.value for each in ast.walk(node) if isinstance(each, ast.Constant)]:
                if isinstance(name, str) and name.split(".")[0] == "wsis":
                    yield name.removeprefix("wsis").removeprefix(".") or "package"


def loaded() -> Iterator[ModuleType]:
    """Import every module of the package except the one that runs the program."""
    for module in pkgutil.walk_packages(wsis.__path__, "wsis."):
        if module.name != "wsis.__main__":
            yield importlib.import_module(module.name)


def defined() -> dict[str, object]:
    """Everything public that the package itself defines at the top of a module, by its full name."""
    return {
        f"{module.__name__}.{name}": value
        for module in loaded()
        for name, value in vars(module).items()
        if getattr(value, "__module__", None) == module.__name__ and not name.startswith("_")
    }


def test_table_names_every_module() -> None:
    """The table of arrows names every module of the package, and no other."""
    assert sorted(ARROWS) == sorted(ROOMS)


@pytest.mark.parametrize("name", sorted(ROOMS))
def test_arrows(name: str) -> None:
    """A module imports only what the table allows it, and never the front door."""
    allowed = ARROWS.get(name, set())

    assert set() == set(imported(ROOMS[name])) - allowed


def test_arrows_point_one_way() -> None:
    """A module may import only modules that stand above it in the table: no circle, and a reading order."""
    names = list(ARROWS)
    backward = [(name, other) for at, name in enumerate(names) for other in ARROWS[name] - set(names[:at])]

    assert [] == backward


def test_late_arrows() -> None:
    """A module that is loaded by its name is an arrow too; only those written down point outward."""
    late = {(name, other) for name in ROOMS.keys() - {""} for other in imported_late(ROOMS[name])}

    assert late == LATE


@pytest.mark.parametrize("call", ['import_module("wsis.display")', 'importlib.import_module(name="wsis.display")'])
def test_late_arrows_are_seen(call: str, tmp_path: Path) -> None:
    """However the loading of a module by its name is written, it is seen."""
    source = tmp_path / "source.py"
    source.write_text(f"def asked(value):\n    return {call}.html(value)\n", encoding="utf-8")

    assert ["display"] == list(imported_late(source))


@pytest.mark.parametrize("name", ["_datasets", "_relations", "_registers", "_publishing"])
def test_front_rooms_only_forward(name: str) -> None:
    """The rooms of the front door hold imports and a list of names, and no other code."""
    body = ast.parse(ROOMS[name].read_text(encoding="utf-8")).body
    docstring, *imports, names = body

    assert isinstance(docstring, ast.Expr)
    assert {ast.ImportFrom} == {type(node) for node in imports}
    assert isinstance(names, ast.Assign)


def test_no_module_is_named_as_a_function() -> None:
    """No module has the name of a public function: `wsis.name` means one thing.

    A strategy is called after what it makes, a chart after what it shows; nobody imports them from `wsis` itself.
    """
    functions = {
        name.rpartition(".")[2]
        for name, value in defined().items()
        if inspect.isfunction(value) and not name.startswith(("wsis.charts.", "wsis.strategies."))
    }
    modules = {name.rpartition(".")[2] for name in ROOMS}

    assert set() == functions & modules


@pytest.mark.parametrize("name", sorted(ROOMS.keys() - TABLES))
def test_modules_are_short(name: str) -> None:
    """A module has one idea, and says it in at most 250 lines."""
    lines = len(ROOMS[name].read_text(encoding="utf-8").splitlines())

    assert lines <= LONGEST


def loads(statement: str) -> set[str]:
    """Name the modules that a statement loads, in a fresh interpreter of which every warning is an error."""
    program = f"import sys; before = set(sys.modules); {statement}; print(*sorted(set(sys.modules) - before))"
    command = [sys.executable, "-I", "-W", "error", "-c", program]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())


def test_import_loads_nothing() -> None:
    """`import wsis` loads the front door, and no other module."""
    assert {"wsis"} == loads("import wsis")


def test_the_version_is_light() -> None:
    """`wsis.__version__` is asked of the installation when it is used, and loads no room of the front door."""
    assert {"wsis", "wsis.installed"} == {name for name in loads("import wsis; wsis.__version__") if "wsis" in name}


def test_names_are_light() -> None:
    """The public names read no data, and load nothing that waits for a call: no converter, no network, no extra."""
    assert set() == HEAVY & loads("from wsis import *")


def test_looking_up_is_lighter() -> None:
    """The names for looking things up load nothing of the names for reading registers."""
    assert set() == (HEAVY | READING) & loads("from wsis import load, linked, Target")


def test_counting_is_lighter() -> None:
    """The names for reading and counting registers load nothing of those for reports, road maps and exports."""
    rooms = {
        name.split(".")[1] for name in loads("from wsis import coverage, read_register") if name.startswith("wsis.")
    }

    assert set() == rooms & {"comparing", "exports", "migrating", "pages", "planning", "reporting", "roadmaps"}


def test_public_surface() -> None:
    """The public names are the ones written down here."""
    assert sorted(FRONT.__all__) == PUBLIC


def test_dir_shows_the_public_names() -> None:
    """`dir(wsis)` shows the public names and no other, whatever has been imported."""
    assert sorted(FRONT.__all__) == [name for name in dir(wsis) if not name.startswith("__")]


@pytest.mark.parametrize("name", sorted(FRONT.__all__))
def test_public_names_are_documented(name: str) -> None:
    """Every public class and function has a docstring, and every function shows an example in it."""
    value = getattr(FRONT, name)
    text = inspect.getdoc(value) or ""

    assert text or not callable(value)
    assert ">>> " in text or not inspect.isfunction(value)


def test_reference_lists_every_public_name() -> None:
    """Every public name has its line in docs/reference.md."""
    cells = re.findall(r"`([A-Za-z_]+)[`(]", (ROOT / "docs" / "reference.md").read_text(encoding="utf-8"))

    assert set() == set(FRONT.__all__) - set(cells)


VALUES = {name: value for name, value in defined().items() if isinstance(value, type) and attrs.has(value)}


@pytest.mark.parametrize("cls", VALUES.values(), ids=VALUES.keys())
def test_values_cannot_change(cls: type[attrs.AttrsInstance]) -> None:
    """Every attrs class is frozen, slotted and final."""
    props = attrs.inspect(cls)

    assert (True, True, True) == (props.is_frozen, props.is_slotted, getattr(cls, "__final__", False))
