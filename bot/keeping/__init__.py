"""What is kept for the author beside the answers: gaps and feedback, in a database that is never in the way."""
