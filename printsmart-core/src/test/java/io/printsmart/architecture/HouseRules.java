package io.printsmart.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Clock;
import java.time.temporal.Temporal;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/** Include them in a module's architecture test with {@code ArchTests.in(HouseRules.class)}. */
public final class HouseRules {

    @ArchTest
    public static final ArchRule nobodySleeps = noClasses()
            .should()
            .callMethodWhere(calls(Thread.class, "sleep"))
            .orShould()
            .callMethodWhere(calls(TimeUnit.class, "sleep"))
            .because("waiting comes from an injected scheduler");

    @ArchTest
    public static final ArchRule timeComesFromOutside = noClasses()
            .should()
            .callMethodWhere(calls(Temporal.class, "now"))
            .orShould()
            .callMethodWhere(calls(Clock.class, "system.*"))
            .orShould()
            .callMethodWhere(calls(System.class, "currentTimeMillis"))
            .orShould()
            .callConstructor(Date.class)
            .because("time comes from an injected InstantSource");

    @ArchTest
    public static final ArchRule threadsComeFromOutside = noClasses()
            .should()
            .callConstructorWhere(target(owner(assignableTo(Thread.class))))
            .orShould()
            .beAssignableTo(Thread.class)
            .because("threads come from executors");

    @ArchTest
    public static final ArchRule nobodyStartsProcesses = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .orShould()
            .callMethodWhere(calls(Runtime.class, "exec"))
            .because("an embedded library starts no programs");

    @ArchTest
    public static final ArchRule nobodySerializes = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ObjectInputStream.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ObjectOutputStream.class)
            .because("Java serialization runs what others wrote");

    @ArchTest
    public static final ArchRule loggingIsClassic = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j.spi..", "org.slf4j.event..", "org.slf4j.helpers..")
            .orShould()
            .callMethodWhere(calls(Logger.class, "at[A-Z].*|makeLoggingEventBuilder|isEnabledForLevel"))
            .because("hosts may still have bindings of slf4j 1.7");

    @ArchTest
    public static final ArchRule nobodyPrintsToTheConsole = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    public static final ArchRule internalPackagesFormNoCycle =
            slices().matching("..internal.(**)").should().beFreeOfCycles().allowEmptyShould(true);

    /** Internals may know what a host knows, such as ports and settings, but not the door that leads to them. */
    @ArchTest
    public static final ArchRule internalsDoNotKnowWhoUsesThem = noClasses()
            .that()
            .resideInAPackage("..internal..")
            .should()
            .dependOnClassesThat(useInternals())
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule noCallShowsResilience4j = codeUnits()
            .that(areForHosts())
            .should()
            .notHaveRawReturnType(resilience4j())
            .andShould()
            .notHaveRawParameterTypes(anyElementThat(resilience4j()))
            .because("hosts may have another version of Resilience4j")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule noFieldShowsResilience4j = fields().that(areForHosts())
            .should()
            .notHaveRawType(resilience4j())
            .because("hosts may have another version of Resilience4j")
            .allowEmptyShould(true);

    private HouseRules() {}

    private static DescribedPredicate<JavaCall<?>> calls(Class<?> type, String methods) {
        return target(owner(assignableTo(type))).and(target(nameMatching(methods)));
    }

    private static DescribedPredicate<JavaClass> resilience4j() {
        return resideInAPackage("io.github.resilience4j..");
    }

    private static DescribedPredicate<JavaClass> useInternals() {
        return DescribedPredicate.describe(
                "are for hosts and use internals",
                type -> !isInternal(type)
                        && type.getDirectDependenciesFromSelf().stream()
                                .map(Dependency::getTargetClass)
                                .anyMatch(target -> isInternal(target)
                                        && !target.getPackageName().endsWith(".internal.check")));
    }

    private static boolean isInternal(JavaClass type) {
        return type.getPackageName().startsWith("io.printsmart.")
                && type.getPackageName().contains(".internal");
    }

    private static DescribedPredicate<JavaMember> areForHosts() {
        return DescribedPredicate.describe(
                "are for hosts",
                member -> !isInternal(member.getOwner())
                        && member.getOwner().getModifiers().contains(JavaModifier.PUBLIC)
                        && (member.getModifiers().contains(JavaModifier.PUBLIC)
                                || member.getModifiers().contains(JavaModifier.PROTECTED)));
    }
}
