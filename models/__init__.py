"""Networks, boosters and the code that uses them: recognizer and risk know nothing of each other."""
