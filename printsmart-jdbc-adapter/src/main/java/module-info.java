/** PrintSmart's stores over JDBC: H2, PostgreSQL, MariaDB and MySQL. */
@org.jspecify.annotations.NullMarked
module io.printsmart.jdbc {
    requires static transitive org.jspecify;
    requires transitive io.printsmart.core;
    requires transitive java.sql;
    requires org.slf4j;

    exports io.printsmart.jdbc;
}
