package io.printsmart.jdbc.planted;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Bugs that stores of jobs, money and printers had or may have, each brought about by what its SQL would have been. */
@SuppressWarnings("ImmutableEnumChecker") // planted one at a time, each for a run of its own
public enum SqlBug {
    /** A late node overwrites what another one has decided meanwhile. */
    NO_FENCE_ON_COMPLETION {
        @Override
        String sql(String sql) {
            return sql.replace(" and fence = ? and version = ?", anyOf(" and fence = ? and version = ?"));
        }
    },
    /** A wish to cancel is overwritten by a retry that was decided from the state before it. */
    VERSION_IGNORED {
        @Override
        String sql(String sql) {
            return sql.replace(" and version = ?", anyOf(" and version = ?"));
        }
    },
    /** A balance goes below its floor. */
    NO_FLOOR_IN_THE_STATEMENT {
        @Override
        String sql(String sql) {
            return sql.replace(" and balance_minor - ? >= floor_minor", " and cast(? as bigint) >= 0");
        }
    },
    /** A booking fails, nobody looks at the error, and the rest is committed. */
    ERROR_IGNORED_THEN_COMMIT {
        @Override
        boolean ignores(Connection connection, String sql, SQLException error) {
            return isBooking(sql);
        }
    },
    /** A key is taken, and what the transaction had written until then is committed all the same. */
    DUPLICATE_KEY_GOES_ON_IN_THE_OLD_TRANSACTION {
        private final Set<Connection> old = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

        @Override
        boolean ignores(Connection connection, String sql, SQLException error) {
            if ("23505".equals(error.getSQLState())) {
                old.add(connection);
            }
            return false;
        }

        @Override
        boolean commitsInstead(Connection connection) {
            return old.remove(connection);
        }
    },
    /** A settlement is not in the transaction of the step that it belongs to. */
    REFUND_IN_A_TRANSACTION_OF_ITS_OWN {
        @Override
        void beforeExecution(Connection connection, String sql) throws SQLException {
            if (isBooking(sql)) {
                connection.commit();
            }
        }
    },
    /** The job is there before anybody knows whether there is money for it. */
    CHARGE_IN_A_TRANSACTION_OF_ITS_OWN {
        @Override
        void beforeExecution(Connection connection, String sql) throws SQLException {
            if (sql.contains("balance_minor - ? >= floor_minor")) {
                connection.commit();
            }
        }
    },
    /** The key of a settlement is another one each time. */
    UNSTABLE_SETTLEMENT_KEY {
        private final AtomicLong number = new AtomicLong();

        @Override
        String text(String sql, int index, String value) {
            return isBooking(sql) && index == 1 ? value + "-" + number.incrementAndGet() : value;
        }
    },
    /** Two nodes may claim one job. */
    CLAIM_WITHOUT_LOCKS {
        @Override
        String sql(String sql) {
            return sql.replace(" for update skip locked", "");
        }
    },
    /** A lease is reckoned by the clock of a node that is an hour ahead. */
    NODE_CLOCK_FOR_LEASES {
        @Override
        String sql(String sql) {
            return sql.replace("as bigint) from information_schema", "as bigint) + 3600000 from information_schema");
        }
    },
    /** A node whose jobs were given to others goes on as if it still had them. */
    ENDED_NODE_RENEWS_ITS_LEASE {
        @Override
        String sql(String sql) {
            return sql.replace(" and lease_until > 0", "");
        }
    },
    /** Two nodes that come at once are given one slice. */
    SLICE_TAKEN_FROM_ITS_HOLDER {
        @Override
        String sql(String sql) {
            return sql.replace(" where slice = ? and holder is null", " where slice = ?");
        }
    },
    /** What a dead node watched nobody watches. */
    SLICES_STAY_WITH_THE_DEAD {
        @Override
        String sql(String sql) {
            return sql.replace(" where slice = ? and holder = ?", " where slice = ? and holder = ? and 1 = 0")
                    .replace(" and 1 = 0 and changes", " and changes");
        }
    },
    /** A node says that all is as stored, and does not know what is stored. */
    SEEN_WHATEVER_HAS_CHANGED {
        @Override
        String sql(String sql) {
            return sql.replace(" and changes = ?", anyOf(" and changes = ?"));
        }
    },
    /** Who watches a printer does not hear that somebody else changed it. */
    CHANGES_OF_A_SLICE_NOT_COUNTED {
        @Override
        String sql(String sql) {
            return sql.replace(" set changes = changes + 1", " set changes = changes");
        }
    },
    /** A printer is in two statuses at once. */
    PERIOD_WITHOUT_END {
        @Override
        String sql(String sql) {
            return sql.replace(" and until_at is null", " and until_at is null and 1 = 0");
        }
    },
    /** A listener has a position, and what is committed behind it is never told. */
    CURSOR_SKIPS_A_LATE_COMMIT {
        @Override
        String sql(String sql) {
            return sql.startsWith("delete from printsmart_event where listener = ? and subject")
                    ? sql.replace("delete from printsmart_event", "update printsmart_event set tries = -1")
                    : sql.replace(
                                    " and e.due_at <= ",
                                    " and e.tries >= 0 and e.due_at > coalesce((select max(t.due_at) from printsmart_event t"
                                            + " where t.listener = e.listener and t.tries < 0), 0) and e.due_at <= ")
                            .replace("p.version < e.version", "p.version < e.version and p.tries >= 0");
        }
    },
    /** What became of a commit without an answer is not looked up. */
    REPEATED_BLINDLY_AFTER_AN_UNKNOWN_COMMIT {
        @Override
        String sql(String sql) {
            return sql.replace("select write_no from", "select write_no + 1 as write_no from");
        }
    };

    /** Connections of a store that has this bug. */
    public DataSource plant(DataSource real) {
        return PlantedSql.over(real, this);
    }

    /** The statement that there would be. */
    String sql(String sql) {
        return sql;
    }

    /** The text that there would be in the statement. */
    String text(String sql, int index, String value) {
        return value;
    }

    /** What would be done before the statement. */
    void beforeExecution(Connection connection, String sql) throws SQLException {}

    /** Whether nobody would hear of a change that fails. */
    boolean ignores(Connection connection, String sql, SQLException error) {
        return false;
    }

    /** Whether a transaction that is to be undone would be committed. */
    boolean commitsInstead(Connection connection) {
        return false;
    }

    private static boolean isBooking(String sql) {
        return sql.startsWith("insert into printsmart_movement");
    }

    /** Takes the values, and is true of all rows. */
    private static String anyOf(String condition) {
        return condition.replaceAll("\\w+ = \\?", "cast(? as bigint) >= 0");
    }
}
