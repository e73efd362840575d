package dev.banister.engine.dialect.mariadb;

import dev.banister.engine.dialect.mariadb.InformationSchema.Found;
import dev.banister.engine.schema.ViewStructure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The views of a schema. */
record FoundViews(List<ViewStructure> all) {

    private static final String VIEWS = "SELECT * FROM information_schema.VIEWS WHERE TABLE_SCHEMA = ?";

    static FoundViews of(InformationSchema schema) throws SQLException {
        List<ViewStructure> views = new ArrayList<>();
        for (Found row : schema.query(VIEWS, schema.schema())) {
            views.add(view(row, schema.schema()));
        }
        views.sort(Comparator.comparing(ViewStructure::name));
        return new FoundViews(List.copyOf(views));
    }

    /** Those that read that table, directly or through others. */
    List<ViewStructure> reading(String table) {
        Set<String> sources = new HashSet<>(Set.of(table));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (ViewStructure view : all) {
                boolean reads = view.tables().stream().anyMatch(sources::contains);
                grown |= reads && sources.add(view.name());
            }
        }
        return all.stream()
                .filter(view -> view.tables().stream().anyMatch(sources::contains))
                .toList();
    }

    private static ViewStructure view(Found row, String schema) {
        QualifiedSql definition = QualifiedSql.of(row.text("VIEW_DEFINITION"), schema);
        String check = row.is("CHECK_OPTION", "NONE") ? "" : " WITH " + row.text("CHECK_OPTION") + " CHECK OPTION";
        String algorithm =
                row.value("ALGORITHM").map(word -> "ALGORITHM = " + word + " ").orElse("");
        String name = row.text("TABLE_NAME");
        String sql = "CREATE " + algorithm + "DEFINER = " + TriggerReading.definer(row.text("DEFINER"))
                + " SQL SECURITY " + row.text("SECURITY_TYPE") + " VIEW " + Sql.name(name) + " AS "
                + definition.sql() + check;
        return new ViewStructure(name, sql, definition.tables(), Map.of());
    }
}
