"""Dated facts as reviewable files: what changes without any rule changing."""
