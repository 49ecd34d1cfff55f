/** PrintSmart's stores over JDBC: H2, PostgreSQL, MariaDB and MySQL. */
@org.jspecify.annotations.NullMarked
module io.printsmart.jdbc {
    requires static transitive org.jspecify;
    requires transitive io.printsmart.core;
    requires transitive java.sql;

    exports io.printsmart.jdbc;
}
