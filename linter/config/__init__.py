"""Configuration: files found upwards from a draft, made into settings with their origins."""
