"""The dataset in the formats of others: tables, mappings, concepts, documents."""
