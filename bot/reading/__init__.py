"""Reading a message: what it does, how sure that is, and the question that it asks by itself."""
