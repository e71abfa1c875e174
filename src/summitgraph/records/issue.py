"""What an act is about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A matter: a concept of the scheme, or one minted from the words of a readout.

    Attributes:
        key: `issue/peace-treaty`; a minted one has the same form, made from its label.
        label: the preferred label.
        minted: whether the scheme lacks it, so that it was made from the text.
        broader: keys of wider issues.
        mentioned_as: the words of the readout that name it.
    """

    key: str
    label: str
    minted: bool = False
    broader: tuple[str, ...] = ()
    mentioned_as: str = ""
