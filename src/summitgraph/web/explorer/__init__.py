"""Pages for people: the graph made readable for someone who has never heard of RDF.

Each page is a module that gathers what it shows (`…_page`), a template, and, where no stored
question fits, a question of its own in `questions/`, bounded by the thing that the page is about.
"""
