"""Archives: many sources through many processes, a record for each article, continued where it was cut off.

names ──inputs──▶ sources ──reading──▶ drafts ──run (pool, work)──▶ results ──files──▶ JSONL
"""
