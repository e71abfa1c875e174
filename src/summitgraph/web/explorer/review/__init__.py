"""Putting right what the machine read: the queue, the readout with its forms, and the history.

Pages here are drawn for one reviewer from the journal and the records, never kept. `routes` lists
the addresses, `reviewer` tells who asks and whether the form is ours, `deciding` makes decisions of
forms.
"""
