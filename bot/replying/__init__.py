"""The replies to each kind of message that no plan answers: questions, follow-ups, comparing, care, refusals."""
