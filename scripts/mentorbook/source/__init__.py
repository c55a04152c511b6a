"""From files to records and back: YAML and front matter with positions, writing, splicing."""
