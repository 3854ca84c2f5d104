"""The SQLAlchemy side of a casefile: an engine over one connection that is already open.

SQLAlchemy leaves transactions to the sqlite3 driver, which by default begins them late and commits before DDL, so that
DDL is not rolled back. Here the driver is told to keep out (isolation level None), and every transaction begins with
BEGIN IMMEDIATE: it takes the write lock at once, before anything is read, or fails at once.
"""

from __future__ import annotations

import sqlite3

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool


def engine_over(connection: sqlite3.Connection, *, enforce_keys: bool = True) -> Engine:
    """An engine whose only connection is `connection`; DDL is transactional, foreign keys are enforced on demand."""
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)

    @event.listens_for(engine, "connect")
    def _prepare(driver: sqlite3.Connection, _: object) -> None:
        # Must stand outside a transaction: inside one the pragma does nothing, silently.
        driver.isolation_level = None
        driver.execute(f"PRAGMA foreign_keys = {int(enforce_keys)}")

    @event.listens_for(engine, "begin")
    def _begin(bound: Connection) -> None:
        bound.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The sqlite3 connection under a SQLAlchemy one, for reading inside its transaction."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError("not a connection of the sqlite3 driver")
    return driver
