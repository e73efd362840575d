package dev.banister.reliability;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What is tried is what users have: the engine's entry. Only to look at databases are there other rooms. */
class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.banister.reliability");

    @Test
    void onlyRoomsThatReadDatabasesAreTouched() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.banister.engine.catalog..",
                        "dev.banister.engine.database..",
                        "dev.banister.engine.history..",
                        "dev.banister.engine.lease..",
                        "dev.banister.engine.osgi..",
                        "dev.banister.engine.plan..",
                        "dev.banister.engine.run..",
                        "dev.banister.engine.script..",
                        "dev.banister.engine.service..")
                .check(classes);
    }

    @Test
    void theBoundaryKnowsNothingOfTheEngine() {
        noClasses()
                .that()
                .resideInAPackage("dev.banister.reliability.boundary..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.banister.engine..", "dev.banister.api..")
                .check(classes);
    }

    @Test
    void noRoomsAreInACircle() {
        slices().matching("dev.banister.reliability.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }
}
