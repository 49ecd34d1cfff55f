package io.printsmart;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.printsmart.architecture.HouseRules;
import java.util.ArrayList;
import java.util.List;

/** The rooms of the core, and who may know whom. */
@AnalyzeClasses(packages = "io.printsmart", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** From the ground up; the engine rooms stand side by side above all of these, the front door above them. */
    private static final List<String> ROOMS = List.of(
            "io.printsmart.internal.check..",
            "io.printsmart.wallet..",
            "io.printsmart.printer..",
            "io.printsmart.job..",
            "io.printsmart.event..",
            "io.printsmart.transport..",
            "io.printsmart.store..",
            "io.printsmart.service..",
            "io.printsmart.internal.loop..",
            "io.printsmart.internal.net..");

    private static final List<String> ENGINES = List.of(
            "io.printsmart.internal.submit..",
            "io.printsmart.internal.delivery..",
            "io.printsmart.internal.monitor..",
            "io.printsmart.internal.notify..",
            "io.printsmart.internal.audit..");

    private static final String FRONT_DOOR = "io.printsmart";

    @ArchTest
    static final ArchTests houseRules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.printsmart.(**)").should().beFreeOfCycles();

    @ArchTest
    static void aRoomKnowsOnlyRoomsBelowIt(JavaClasses core) {
        for (int i = 0; i < ROOMS.size(); i++) {
            List<String> above = new ArrayList<>(ROOMS.subList(i + 1, ROOMS.size()));
            above.addAll(ENGINES);
            above.add(FRONT_DOOR);
            mayNotKnow(ROOMS.get(i), above, core);
        }
    }

    @ArchTest
    static void enginesDoNotKnowEachOther(JavaClasses core) {
        for (String engine : ENGINES) {
            List<String> others = new ArrayList<>(ENGINES);
            others.remove(engine);
            others.add(FRONT_DOOR);
            mayNotKnow(engine, others, core);
        }
    }

    /** A room that this list forgets would be held by no rule. */
    @ArchTest
    static void everyRoomIsOnTheMap(JavaClasses core) {
        List<String> known = new ArrayList<>(ROOMS);
        known.addAll(ENGINES);
        known.add(FRONT_DOOR);
        classes().should().resideInAnyPackage(known.toArray(new String[0])).check(core);
    }

    /** The store knows the jobs: a rule against that must see it. */
    @ArchTest
    static void theRuleSeesWhatItForbids(JavaClasses core) {
        assertThatThrownBy(() -> mayNotKnow("io.printsmart.store..", List.of("io.printsmart.job.."), core))
                .isInstanceOf(AssertionError.class);
    }

    private static void mayNotKnow(String room, List<String> others, JavaClasses core) {
        noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others.toArray(new String[0]))
                .allowEmptyShould(true)
                .check(core);
    }
}
