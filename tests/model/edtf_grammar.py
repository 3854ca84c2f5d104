"""EDTF texts made from a grammar: most are dates, some are slightly wrong."""

from __future__ import annotations

from hypothesis import strategies as st

QUALIFIERS = ["?", "~", "%"]

qualifier = st.sampled_from(["", "", "", *QUALIFIERS])
year = st.sampled_from(["2021", "2004", "2003", "1900", "0000", "9999", "-0001", "-9999", "-1985", "0044"])
month = st.integers(0, 13).map("{:02}".format)
day = st.integers(0, 32).map("{:02}".format)
season = st.integers(20, 42).map(str)
masked_year = st.sampled_from(["201X", "20XX", "1XXX", "XXXX", "2X21", "X021", "-201X", "-XXXX", "000X"])
masked_month = st.sampled_from(["XX", "0X", "1X", "X1", "X3", "2X"])
masked_day = st.sampled_from(["XX", "0X", "1X", "2X", "3X", "X1", "X5"])
clock = st.tuples(st.integers(0, 25), st.integers(0, 61)).map(lambda time: f"{time[0]:02}:{time[1]:02}")
zone = st.sampled_from(["", "", "Z", "+05:00", "-04"])

plain = st.one_of(
    year,
    st.tuples(year, month).map("-".join),
    st.tuples(year, month, day).map("-".join),
)
seasonal = st.tuples(year, season, qualifier).map(lambda at: f"{at[0]}-{at[1]}{at[2]}")
masked = st.one_of(
    masked_year,
    st.tuples(year | masked_year, month | masked_month).map("-".join),
    st.tuples(year | masked_year, month | masked_month, day | masked_day).map("-".join),
)
one_qualifier = st.sampled_from(QUALIFIERS)
qualified = st.one_of(
    st.tuples(plain | masked_year, qualifier).map("".join),
    st.tuples(year, one_qualifier, st.just("-"), month).map("".join),
    st.tuples(year, one_qualifier, st.just("-"), month, st.just("-"), day).map("".join),
    st.tuples(year, st.just("-"), month, one_qualifier, st.just("-"), day).map("".join),
    st.tuples(qualifier, year, st.just("-"), qualifier, month).map("".join),
    st.tuples(qualifier, year, st.just("-"), qualifier, month, st.just("-"), qualifier, day).map("".join),
)
timed = st.one_of(
    st.tuples(plain, clock, zone).map(lambda at: f"{at[0]}T{at[1]}{at[2]}"),
    st.tuples(plain, clock, st.integers(0, 61), zone).map(lambda at: f"{at[0]}T{at[1]}:{at[2]:02}{at[3]}"),
)
long_year = st.tuples(
    st.sampled_from(
        ["Y170000002", "Y-170000002", "Y12345", "Y2021", "Y-17E7", "Y3388E2", "Y17E11", "Y1E2", "1950", "Y012345"]
    ),
    st.sampled_from(["", "", "S2", "S3", "S5", "S0"]),
    qualifier,
).map("".join)
single = st.one_of(plain, seasonal, masked, qualified, timed, long_year)
end = st.one_of(single, st.sampled_from(["", ".."]))
interval = st.tuples(end, end).map("/".join)
member = st.one_of(
    plain,
    qualified,
    st.tuples(year, year).map("..".join),
    st.tuples(plain, plain).map("..".join),
)
members = st.lists(member, min_size=1, max_size=4).map(",".join)
inside = st.one_of(members, plain.map("..{}".format), plain.map("{}..".format), members.map("2003,{}".format))
date_set = st.one_of(inside.map("[{}]".format), inside.map("{{{}}}".format))

texts = st.one_of(single, interval, date_set)
