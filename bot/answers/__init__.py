"""Making an answer of what was found: enough evidence, the guide's own words, citations, and what to ask next."""
