"""An OpenRefine reconciliation service (API 0.2) for actors and issues.

A name in a table finds the thing of the graph that bears it. Only a name that is letter for letter
that of one thing is called a match; all else is a candidate with a score, for a person to decide.

    routes ─ match (names to candidates) ─ entities (the names that the graph knows)
           └ extend (more columns about things that were found)
"""
