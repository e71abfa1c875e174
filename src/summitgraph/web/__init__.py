"""The graph over HTTP: SPARQL, Graph Store, things, stored questions, reconciliation.

`app.py` lists the routes, `server.py` runs them. Every query goes to `store.apart`; nothing here
opens a store. What must hold for each request, whatever it asks, stands in `guard.py`.
"""
