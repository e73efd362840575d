package dev.banister.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may touch what: the table of the architecture document, held. */
class ArchitectureTest {

    private static final String ENGINE = "dev.banister.engine";

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ENGINE);

    /** @param mayTouch the rooms of the engine that it may know, besides itself */
    private record Room(String name, boolean jdbc, List<String> mayTouch) {}

    private static final List<Room> ROOMS = List.of(
            new Room("script", false, List.of()),
            new Room("catalog", false, List.of("script")),
            new Room("plan", false, List.of("script", "catalog", "history")),
            new Room("schema", false, List.of("script")),
            new Room("dialect", true, List.of("script", "schema")),
            new Room("lease", true, List.of("dialect")),
            new Room("history", true, List.of("dialect", "lease")),
            new Room("database", true, List.of("dialect", "script", "schema")),
            new Room(
                    "run",
                    true,
                    List.of("script", "catalog", "plan", "schema", "dialect", "lease", "history", "database")),
            new Room("service", true, List.of("script", "catalog", "plan", "dialect", "lease", "history", "run")));

    @TestFactory
    List<DynamicTest> everyRoomTouchesOnlyWhatItMay() {
        return ROOMS.stream()
                .map(room -> DynamicTest.dynamicTest(room.name(), () -> check(room)))
                .toList();
    }

    private static void check(Room room) {
        String[] rooms = ROOMS.stream()
                .map(Room::name)
                .filter(other -> !other.equals(room.name()) && !room.mayTouch().contains(other))
                .map(other -> ENGINE + "." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ENGINE + "." + room.name() + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rooms)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINE, ENGINE + ".osgi..")
                .because("the room " + room.name() + " may touch only " + room.mayTouch())
                .allowEmptyShould(true)
                .check(CODE);
        if (!room.jdbc()) {
            noClasses()
                    .that()
                    .resideInAPackage(ENGINE + "." + room.name() + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "javax.sql..")
                    .because("the room " + room.name() + " is pure")
                    .check(CODE);
        }
    }

    @Test
    void onlyTheOsgiRoomKnowsOsgi() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ENGINE + ".osgi..")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.osgi..")
                .check(CODE);
    }

    /** Two hosts whose clocks differ agree, since only the database's clock counts. */
    @Test
    void nobodyReadsTheClockOfTheHost() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE + "..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(CODE);
    }

    @Test
    void noRoomsKnowEachOtherInACircle() {
        slices().matching(ENGINE + ".(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void theEntryShowsNothingOfThePrivateRooms() {
        classes()
                .that()
                .resideInAPackage(ENGINE)
                .and()
                .arePublic()
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage(ENGINE, ENGINE + ".osgi..")
                .because("the rooms do not know the entry")
                .check(CODE);
        noClasses()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ENGINE + ".run..",
                        ENGINE + ".plan..",
                        ENGINE + ".history..",
                        ENGINE + ".lease..",
                        ENGINE + ".dialect..",
                        ENGINE + ".database..",
                        ENGINE + ".osgi..")
                .check(CODE);
    }
}
