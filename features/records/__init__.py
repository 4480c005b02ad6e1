"""The nouns: frozen dataclasses with no logic beyond their own validity."""
