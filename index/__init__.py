"""The index: embedding the guides' sections and chunks, keeping them in Chroma, and searching them."""
