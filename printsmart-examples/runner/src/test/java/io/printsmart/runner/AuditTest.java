package io.printsmart.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class AuditTest {

    @Test
    void aViolationExitsWith4AndIsNamed() throws Exception {
        String url = "jdbc:h2:mem:audited;DB_CLOSE_DELAY=-1";
        Cli cli = Cli.on(url, "");
        cli.done("accounts", "top-up", "ann", "5.00", "--key", "desk");
        Cli.Result clean = cli.done("audit");
        assertThat(clean.fields())
                .containsExactly(
                        "ok",
                        "violations",
                        "wallets",
                        "escrow",
                        "revenue",
                        "refundsOwed",
                        "owedCharged",
                        "owedUnconfirmed");

        try (Connection thief = DriverManager.getConnection(url, "", "");
                Statement statement = thief.createStatement()) {
            assertThat(statement.executeUpdate("update printsmart_wallet set balance_minor = balance_minor + 100"))
                    .isEqualTo(1);
        }
        Cli.Result dirty = cli.json("audit");
        assertThat(dirty.exit()).isEqualTo(4);
        assertThat(dirty.object().get("ok").asBoolean()).isFalse();
        assertThat(dirty.object().get("violations")).hasSize(2);
        assertThat(cli.run("audit").out()).contains("VIOLATIONS: 2", "ann");
    }
}
