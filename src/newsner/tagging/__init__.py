"""Names in articles: segments of the text, read by a model, back as mentions with offsets and scores."""

from newsner.tagging.engine import Engine, load
from newsner.tagging.mention import Mention, MentionType
from newsner.tagging.tagger import SegmentTagger, Tagger

__all__ = ["Engine", "Mention", "MentionType", "SegmentTagger", "Tagger", "load"]
