"""The web page: the chat with its sources, and the guides to read by themselves."""
