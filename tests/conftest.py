"""What all tests share: examples that hypothesis makes are not timed, as machines are shared."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
