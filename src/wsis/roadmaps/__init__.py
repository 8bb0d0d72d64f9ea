"""Road maps to send: as JSON, as Markdown and as pages, one of a line or an index of all."""
