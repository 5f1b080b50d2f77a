"""The guides: their types, reading them, cutting them into chunks, showing them, and checking them."""
