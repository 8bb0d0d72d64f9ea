"""How Sphinx builds the site. `make docs` stages docs/ and the generated pages, and calls it."""

import wsis

ds = wsis.load()

project = "wsis"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
exclude_patterns = ["files", "_static", "_templates"]
templates_path = ["_templates"]

# Nothing is asked of a network: no inventories of others. What is not ours is named and not linked.
nitpick_ignore_regex = [
    ("py:.*", r"(?!wsis\.).*"),
    ("py:.*", r"wsis\..*\._?[A-Z]\w*T"),  # type variables
    # What a program is given or passes on, and never names.
    ("py:class", r"wsis\.(relation\.Relation|readers\.sources\.Readable|reporting\.facts\.Facts)"),
    ("py:class", r"wsis\.change_records\.\w+Record"),  # the parts of the two that have an entry
]

myst_enable_extensions = ["attrs_block", "attrs_inline"]
myst_heading_anchors = 4

default_role = "code"  # docstrings write code in single backquotes, as Markdown does
python_use_unqualified_type_names = True
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
napoleon_numpy_docstring = False

smartquotes_action = "D"  # quotes are shown as they are printed
language = "en"
html_title = "wsis"
html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_js_files = [("site.js", {"defer": "defer"})]
html_copy_source = False
html_show_copyright = False
html_show_sphinx = False
html_show_search_summary = False  # summaries are fetched, which a browser refuses of files
html_use_index = False
html_domain_indices = False
html_context = {"dataset_version": ds.version, "dataset_digest": ds.digest}

# The palette that the report, the road maps and the notebooks share.
html_theme_options = {
    "light_css_variables": {
        "font-stack": "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif",
        "font-stack--monospace": "ui-monospace, 'Cascadia Code', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
        "color-foreground-primary": "#1b1f24",
        "color-foreground-secondary": "#57606a",
        "color-foreground-muted": "#57606a",
        "color-foreground-border": "#57606a",
        "color-background-primary": "#ffffff",
        "color-background-secondary": "#f6f8fa",
        "color-background-hover": "#eef4fb",
        "color-background-border": "#d0d7de",
        "color-brand-primary": "#0b5cad",
        "color-brand-content": "#0b5cad",
        "color-brand-visited": "#0b5cad",
        "color-card-background": "#ffffff",
        "color-api-name": "#0b5cad",
        "color-api-pre-name": "#57606a",
    },
    "dark_css_variables": {
        "color-foreground-primary": "#e6edf3",
        "color-foreground-secondary": "#9da7b3",
        "color-foreground-muted": "#9da7b3",
        "color-foreground-border": "#9da7b3",
        "color-background-primary": "#0d1117",
        "color-background-secondary": "#161b22",
        "color-background-hover": "#1c2530",
        "color-background-border": "#3d444d",
        "color-brand-primary": "#6cb6ff",
        "color-brand-content": "#6cb6ff",
        "color-brand-visited": "#6cb6ff",
        "color-card-background": "#0d1117",
        "color-api-name": "#6cb6ff",
        "color-api-pre-name": "#9da7b3",
    },
}
