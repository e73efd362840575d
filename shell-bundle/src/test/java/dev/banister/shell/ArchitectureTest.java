package dev.banister.shell;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may touch what in a front end. */
class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.banister");

    @Test
    void theShellNeverTouchesTheEngine() {
        noClasses()
                .that()
                .resideInAPackage("dev.banister.shell..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.banister.engine..")
                .check(classes);
    }

    @Test
    void onlyTheTwoFrontEndsKnowOsgi() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.banister.shell.command..", "dev.banister.shell.output..", "dev.banister.shell.create..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.osgi..", "org.apache.felix..", "java.sql..")
                .check(classes);
    }

    @Test
    void onlyTheGogoRoomKnowsGogo() {
        noClasses()
                .that()
                .resideInAPackage("dev.banister.shell..")
                .and()
                .resideOutsideOfPackage("dev.banister.shell.gogo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.felix..")
                .check(classes);
    }

    @Test
    void noRoomsAreInACircle() {
        slices().matching("dev.banister.shell.(*)..").should().beFreeOfCycles().check(classes);
    }
}
