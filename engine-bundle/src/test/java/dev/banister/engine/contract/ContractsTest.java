package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A behaviour that no database's class takes in would never be tried. */
class ContractsTest {

    @Test
    void everyContractIsTried() {
        JavaClasses all = new ClassFileImporter().importPackagesOf(Contract.class);

        List<String> untried = all.stream()
                .filter(JavaClass::isInterface)
                .filter(contract -> contract.isAssignableTo(Contract.class))
                .filter(contract -> contract.getAllSubclasses().stream()
                        .allMatch(some ->
                                some.isInterface() || some.getModifiers().contains(JavaModifier.ABSTRACT)))
                .map(JavaClass::getSimpleName)
                .toList();

        assertThat(all.stream().filter(JavaClass::isInterface)).isNotEmpty();
        assertThat(untried).isEmpty();
    }
}
