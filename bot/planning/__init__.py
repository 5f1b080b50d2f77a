"""Where a learner stands on a path: what they tell of it, the plan that follows, and what they ask of it."""
