package dev.banister.engine.service;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.catalog.OfferedModule;
import dev.banister.engine.catalog.OfferedScript;
import dev.banister.engine.script.SqlScript;
import dev.banister.engine.script.Statement;
import java.util.ArrayList;
import java.util.List;

/** Scripts in SQL that change tables and do not use the table prefix that a database is to have. */
final class UnprefixedScripts {

    private static final String PREFIX = "${prefix}";

    private UnprefixedScripts() {}

    /** One finding for each module that has such scripts. */
    static List<Finding> among(Catalog catalog, String prefix) {
        List<Finding> findings = new ArrayList<>();
        for (OfferedModule module : catalog.modules()) {
            List<String> names = module.groups().stream()
                    .flatMap(group -> group.scripts().stream())
                    .filter(script -> script instanceof OfferedScript.Sql sql && ignoresPrefix(sql.up()))
                    .map(script -> script.id().toString())
                    .toList();
            if (!names.isEmpty()) {
                findings.add(Finding.of(
                                FindingCodes.PREFIX_NOT_USED,
                                Severity.WARNING,
                                Place.of(module.id()),
                                "the database has the table prefix " + prefix
                                        + ", and scripts of the module do not use it",
                                "Put '-- banister: placeholders=on' into their heads and ${prefix} in front of the tables'"
                                        + " names, or give the module to a database without a prefix.")
                        .because(names.toArray(String[]::new)));
            }
        }
        return findings;
    }

    private static boolean ignoresPrefix(SqlScript script) {
        boolean replaced = script.directives().placeholders();
        boolean structure = false;
        for (Statement statement : script.statements()) {
            if (replaced && statement.text().contains(PREFIX)) {
                return false;
            }
            structure |= statement.kind() == Statement.Kind.STRUCTURE;
        }
        return structure;
    }
}
