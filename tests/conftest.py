"""What all tests share: properties have no limit of time, which a busy machine would break."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
