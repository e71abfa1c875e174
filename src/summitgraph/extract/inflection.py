"""Forms of English words: of verbs all, of nouns the singular and the plural, roughly."""

from __future__ import annotations

_BE = ("be", "am", "is", "are", "was", "were", "been", "being", "'m", "'re", "'s")
_IRREGULAR = {
    "say": "says said saying",
    "stick": "sticks stuck sticking",
    "dig": "digs dug digging",
    "shake": "shakes shook shaken shaking",
    "lend": "lends lent lending",
    "bind": "binds bound binding",
    "shoot": "shoots shot shooting",
    "sing": "sings sang sung singing",
    "cast": "casts casting",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "hold": "holds held holding",
    "have": "has had having 've",
    "speak": "speaks spoke spoken speaking",
    "give": "gives gave given giving",
    "make": "makes made making",
    "take": "takes took taken taking",
    "put": "puts putting",
    "set": "sets setting",
    "draw": "draws drew drawn drawing",
    "bring": "brings brought bringing",
    "find": "finds found finding",
    "come": "comes came coming",
    "stand": "stands stood standing",
    "lay": "lays laid laying",
    "seek": "seeks sought seeking",
    "bear": "bears bore borne bearing",
    "pay": "pays paid paying",
    "send": "sends sent sending",
    "lead": "leads led leading",
    "meet": "meets met meeting",
    "begin": "begins began begun beginning",
    "understand": "understands understood understanding",
    "uphold": "upholds upheld upholding",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
    "undertake": "undertakes undertook undertaken undertaking",
    "strike": "strikes struck striking",
    "forge": "forges forged forging",
    "swear": "swears swore sworn swearing",
    "rebut": "rebuts rebutted rebutting",
    "read": "reads reading",
    "dwell": "dwells dwelt dwelled dwelling",
    "commit": "commits committed committing",
    "rule": "rules ruled ruling",
    "spend": "spends spent spending",
    "throw": "throws threw thrown throwing",
    "see": "sees saw seen seeing",
    "show": "shows showed shown showing",
    "confer": "confers conferred conferring",
    "refer": "refers referred referring",
    "concur": "concurs concurred concurring",
    "submit": "submits submitted submitting",
    "admit": "admits admitted admitting",
    "recommit": "recommits recommitted recommitting",
    "regret": "regrets regretted regretting",
    "plan": "plans planned planning",
    "travel": "travels traveled travelled traveling travelling",
    "go": "goes went gone going",
    "settle": "settles settled settling",
    "build": "builds built building",
    "keep": "keeps kept keeping",
    "get": "gets got gotten getting",
    "do": "does did done doing",
    "label": "labels labelled labeled labelling",
    "slam": "slams slammed slamming",
    "cover": "covers covered covering",
    "float": "floats floated floating",
    "run": "runs ran running",
    "grow": "grows grew grown growing",
    "know": "knows knew known knowing",
    "rise": "rises rose risen rising",
    "fall": "falls fell fallen falling",
    "win": "wins won winning",
    "break": "breaks broke broken breaking",
    "choose": "chooses chose chosen choosing",
    "write": "writes wrote written writing",
    "leave": "leaves left leaving",
    "offer": "offers offered offering",
    "veto": "vetoes vetoed vetoing",
    "echo": "echoes echoed echoing",
    "focus": "focuses focused focussed focusing focussing",
    "signal": "signals signaled signalled signaling signalling",
    "counsel": "counsels counseled counselled counseling counselling",
    "cancel": "cancels canceled cancelled canceling cancelling",
    "open": "opens opened opening",
}


def inflections(verb: str) -> tuple[str, ...]:
    """All forms of an English verb, the plain one first.

    >>> inflections("urge")
    ('urge', 'urges', 'urged', 'urging')
    """
    if verb == "be":
        return _BE
    if verb in _IRREGULAR:
        return (verb, *_IRREGULAR[verb].split())
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        third = verb + "es"
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        third = verb[:-1] + "ies"
    else:
        third = verb + "s"
    if verb.endswith("e"):
        past, ing = verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        past, ing = verb[:-1] + "ied", verb + "ing"
    else:
        past, ing = verb + "ed", verb + "ing"
    return (verb, third, past, ing)


def singular(word: str) -> str:
    """A noun without its plural ending, roughly: both sides of a comparison are folded so.

    >>> singular("territories"), singular("crisis"), singular("talks")
    ('territory', 'crisis', 'talk')
    """
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "is", "us")):
        return word[:-1]
    return word


def plural(noun: str) -> str:
    """The regular plural of a noun.

    >>> plural("secretary"), plural("president")
    ('secretaries', 'presidents')
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "ch", "sh")):
        return noun + "es"
    return noun + "s"
