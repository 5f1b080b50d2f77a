"""What the words of a message alone tell, without an index: its sentences, language, and whom it is about."""
