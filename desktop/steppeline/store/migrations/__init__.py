"""Schema changes, one numbered revision each; never edited once a casefile of that schema can exist.

A revision that renames or retypes columns must also translate the inverses kept in `change_log`, which name them.
"""
