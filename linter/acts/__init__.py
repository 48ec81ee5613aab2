"""Speech acts towards the people a post speaks of: teasing, pitying, judging, watching."""
