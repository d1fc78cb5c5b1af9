"""Pictures of the fronts, drawn by renderers that are not ours."""
