// Placeholder of the skeleton; the module's own files replace it.
