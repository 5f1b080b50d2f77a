"""Answers that a language model writes: the model, what it is asked, and the check of each of its sentences."""
