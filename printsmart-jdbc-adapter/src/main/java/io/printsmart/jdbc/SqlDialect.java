package io.printsmart.jdbc;

/** The databases that {@link JdbcPrintStore} speaks with. */
public enum SqlDialect {
    /** H2 2.2.220 or newer, embedded in one process. */
    H2("h2.sql"),
    /** PostgreSQL 13 or newer. */
    POSTGRESQL("postgresql.sql"),
    /** MariaDB 10.6 or newer. */
    MARIADB("mariadb.sql"),
    /** MySQL 8.0.19 or newer. Tested with MySQL's driver, but against MariaDB only. */
    MYSQL("mariadb.sql");

    private final String file;

    SqlDialect(String file) {
        this.file = file;
    }

    /**
     * The file in this package that creates the tables.
     *
     * @return its name
     */
    public String file() {
        return file;
    }
}
