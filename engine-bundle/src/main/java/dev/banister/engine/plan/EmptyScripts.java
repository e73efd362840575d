package dev.banister.engine.plan;

import dev.banister.api.admin.Step;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.catalog.OfferedScript;
import java.util.List;

/** Scripts that would be recorded as applied without having done anything, such as a template that nobody filled in. */
final class EmptyScripts {

    private static final String OF_ANY_DATABASE = ".up.sql";

    private EmptyScripts() {}

    static List<Finding> among(List<PlannedStep> steps, Catalog catalog) {
        return steps.stream()
                .filter(step -> step.action() == Step.Action.APPLY)
                .flatMap(step -> catalog.script(step.script()).stream())
                .filter(OfferedScript.Sql.class::isInstance)
                .map(OfferedScript.Sql.class::cast)
                .filter(EmptyScripts::isEmpty)
                .map(EmptyScripts::finding)
                .toList();
    }

    /** A file for one database that holds nothing says that there is nothing to do on that one. */
    private static boolean isEmpty(OfferedScript.Sql script) {
        return script.up().statements().isEmpty() && script.up().file().endsWith(OF_ANY_DATABASE);
    }

    private static Finding finding(OfferedScript.Sql script) {
        return Finding.of(
                FindingCodes.NO_STATEMENTS,
                Severity.WARNING,
                Place.of(script.id()).file(script.up().file()),
                "holds no statement: it is recorded as applied, and nothing happens",
                "write its statements before it is applied; afterwards they would be a change of an applied script");
    }
}
