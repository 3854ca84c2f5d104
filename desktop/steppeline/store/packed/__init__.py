"""The columns of the index as they are packed in the casefile, beside the rows from which they can always be made anew.

`chunks` keeps arrays, `noting` the numbers of the events changed since, `content` says which arrays there are; `rows`,
`reading` and `merged` are three ways to come by them; `packing` is what the program calls.
"""
