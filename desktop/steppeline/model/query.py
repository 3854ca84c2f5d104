"""The query language, the same in the window, in the command line and in saved views.

words "a phrase"                         in titles, summaries, names; all of them
kind:forum  status:planned  tag:trade    a property; a comma means any of: kind:forum,visit
region:RU-ORE  region:"West Kazakhstan"  by code (old or new) or name; a country has the events of its regions, and
                                         a region those of what became it, possibly where it has only a part of that
pair:KZ-15~RU-ORE  pair:"Altai Krai"~KZ  events that have both regions
actor:Tokayev  source:Kazinform          by name, or words of it; sources also by title and publisher
certainty:disputed  verified:no          how sure the record is
ref:ID  id:12  import:3                  one event; those that came with an import
series:forum.RU-KZ  ordinal:17           the numbered events of a series
mode:online                              how it was held
during:2022-01  after:2021-03            possibly within a span of time, or from its start on;
before:2022                              or before its start: dates are EDTF
during!:2022-01  after!:…  before!:…     the same, certainly
AND  OR  NOT  -word  ( )                 AND binds more than OR, and need not be written
"""

from steppeline.model.query_evaluate import EventLookup, Selection, evaluate
from steppeline.model.query_parser import parse
from steppeline.model.query_tree import Query, TextTerm

__all__ = ["EventLookup", "Query", "Selection", "TextTerm", "evaluate", "parse"]
