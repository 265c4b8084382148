// Filled by a later commit of the same milestone.
