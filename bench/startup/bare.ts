// What Node needs to start, and nothing else.
