package io.printsmart.jdbc.internal.dialect;

import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.jdbc.internal.writer.H2File;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Where H2 would lose what it acknowledged. A database in memory has nothing to lose. */
final class H2Safety {

    private static final String DELAYS =
            "select setting_value from information_schema.settings where upper(setting_name) = 'WRITE_DELAY'";

    /** From its first release to the last one of which this is known. */
    private static final Pattern FORGETFUL = Pattern.compile("2\\.5\\.(\\d|\\d\\d|1\\d\\d|2[0-4]\\d|25[0-2])");

    private H2Safety() {}

    /**
     * Whether this version of H2 leaves commits unfinished: where a process was killed while H2 tidied up after a commit, H2
     * 2.5 does not go on with that when the file is opened anew. Whoever writes to the transaction's rows waits for ever.
     */
    static boolean isForgetful(String version) {
        return FORGETFUL.matcher(version.split(" ", 2)[0]).matches();
    }

    static List<String> unsafe(Connection connection) throws SQLException {
        List<String> unsafe = new ArrayList<>();
        if (H2File.path(connection).isEmpty()) {
            return unsafe;
        }
        String version = connection.getMetaData().getDatabaseProductVersion();
        if (isForgetful(version)) {
            unsafe.add(
                    "H2 is " + version
                            + ", which leaves a commit unfinished in which its process is killed, and then hangs;"
                            + " use com.h2database:h2:2.4.240 (a file that 2.5 wrote has to be exported by SCRIPT and imported)");
        }
        List<String> delays = Sql.query(connection, DELAYS, row -> row.text("setting_value"));
        // The setting may be listed more than once, and any other value wins over the 0.
        if (delays.isEmpty() || !delays.stream().allMatch("0"::equals)) {
            unsafe.add("H2's WRITE_DELAY is " + (delays.isEmpty() ? "not set" : String.join(" and ", delays))
                    + ", with which a killed process loses committed jobs and money; write it into the URL,"
                    + " jdbc:h2:file:...;WRITE_DELAY=0 (SET WRITE_DELAY 0 is forgotten when the file is opened anew)");
        }
        if (!H2File.isGuarded(connection)) {
            unsafe.add(
                    "an H2 file must have one writer at a time: when the process is killed while several transactions"
                            + " write, H2 may keep a half of one; give JdbcPrintStore.builder a data source from"
                            + " io.printsmart.jdbc.SingleWriter.guard(dataSource), and use the same one for your own"
                            + " transactions on that file");
        }
        if (connection.isReadOnly()) {
            unsafe.add("the database is opened read-only (ACCESS_MODE_DATA=r in the URL, or a file without write"
                    + " permission); open it for writing");
        }
        return unsafe;
    }
}
