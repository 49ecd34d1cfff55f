package io.printsmart.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.printsmart.architecture.internal.inside.Insider;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that nobody can break is no rule. */
class HouseRulesTest {

    static Stream<Arguments> offences() {
        return Stream.of(
                Arguments.of(HouseRules.nobodySleeps, Offender.Sleeps.class),
                Arguments.of(HouseRules.nobodySleeps, Offender.SleepsInUnits.class),
                Arguments.of(HouseRules.timeComesFromOutside, Offender.AsksForTheInstant.class),
                Arguments.of(HouseRules.timeComesFromOutside, Offender.AsksForTheDate.class),
                Arguments.of(HouseRules.timeComesFromOutside, Offender.AsksTheSystemClock.class),
                Arguments.of(HouseRules.timeComesFromOutside, Offender.AsksTheSystem.class),
                Arguments.of(HouseRules.threadsComeFromOutside, Offender.StartsThreads.class),
                Arguments.of(HouseRules.nobodyStartsProcesses, Offender.BuildsProcesses.class),
                Arguments.of(HouseRules.nobodyStartsProcesses, Offender.Executes.class),
                Arguments.of(HouseRules.nobodySerializes, Offender.Deserializes.class),
                Arguments.of(HouseRules.loggingIsClassic, Offender.LogsFluently.class),
                Arguments.of(HouseRules.nobodyPrintsToTheConsole, Offender.Prints.class),
                Arguments.of(HouseRules.internalsDoNotKnowWhoUsesThem, Insider.class),
                Arguments.of(HouseRules.noCallShowsResilience4j, Offender.class),
                Arguments.of(HouseRules.noCallShowsResilience4j, Offender.Taken.class),
                Arguments.of(HouseRules.noFieldShowsResilience4j, Offender.class));
    }

    @ParameterizedTest
    @MethodSource("offences")
    void eachRuleBites(ArchRule rule, Class<?> offender) {
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(offender, Door.class))
                        .hasViolation())
                .isTrue();
    }
}
