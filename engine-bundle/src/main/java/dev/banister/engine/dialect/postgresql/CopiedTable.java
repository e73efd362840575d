package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.ForeignKeyStructure;
import dev.banister.engine.schema.IndexStructure;
import dev.banister.engine.schema.KeyStructure;
import dev.banister.engine.schema.TableCopy;
import dev.banister.engine.schema.TableStructure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of a table that is made, filled, and only then given what belongs to it. */
final class CopiedTable {

    private static final Set<String> PHYSICAL =
            Set.of(Attributes.UNLOGGED, Attributes.OPTIONS, Attributes.ACCESS_METHOD, Attributes.TABLESPACE);

    private static final Set<String> WITH_THE_COPY = Stream.concat(
                    PHYSICAL.stream(), Stream.of(Attributes.REPLICA_IDENTITY, Attributes.OWNER))
            .collect(Collectors.toUnmodifiableSet());

    /** Rights that whoever makes a relation gives to others by default. */
    private static final String UNGRANTED = """
            DO $banister$ DECLARE other text; BEGIN
                FOR other IN SELECT DISTINCT CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END
                    FROM pg_catalog.pg_class c, aclexplode(c.relacl) g
                    WHERE c.oid = {relation}::regclass AND g.grantee <> c.relowner
                LOOP EXECUTE 'REVOKE ALL ON {kind} ' || {relation} || ' FROM ' || other; END LOOP;
            END $banister$""";

    private CopiedTable() {}

    /** As the copy of a table is to be while the table is there. */
    static TableStructure of(TableCopy copy, TableStructure table) {
        TableStructure named = copy.copied(table);
        List<ColumnStructure> columns = named.columns().stream()
                .map(column -> CopiedColumn.of(copy, column))
                .toList();
        List<IndexStructure> indexes = named.indexes().stream()
                .map(index -> CopiedIndex.on(copy.name(), index))
                .toList();
        return new TableStructure(
                named.name(),
                columns,
                named.primaryKey(),
                named.uniqueKeys(),
                named.foreignKeys(),
                named.checks(),
                indexes,
                List.of(),
                named.comment(),
                only(named.attributes(), WITH_THE_COPY::contains));
    }

    private static Map<String, String> only(Map<String, String> attributes, Predicate<String> wanted) {
        Map<String, String> some = new HashMap<>(attributes);
        some.keySet().removeIf(wanted.negate());
        return some;
    }

    /**
     * Makes and fills a table.
     *
     * @param names the columns that have values of their own
     */
    static List<String> filled(TableStructure made, String from, List<String> names) {
        List<String> statements = new ArrayList<>(TableText.create(bare(made)));
        statements.add(ungranted("TABLE", made.name()));
        made.columns().stream()
                .filter(ColumnText::isIdentity)
                .map(column -> SequenceText.name(made.name(), column))
                .forEach(sequence -> statements.add(ungranted("SEQUENCE", sequence)));
        statements.addAll(rights(made));
        String into = names.isEmpty() ? "" : " " + Sql.names(names) + " OVERRIDING SYSTEM VALUE";
        statements.add("INSERT INTO " + Sql.name(made.name()) + into + " SELECT " + Sql.list(names) + " FROM "
                + Sql.name(from));
        return statements;
    }

    /** The owner first: whose a table becomes, has the rights that it gave to others. */
    private static List<String> rights(TableStructure made) {
        List<String> statements = new ArrayList<>();
        String table = "TABLE " + Sql.name(made.name());
        String owner = made.attributes().get(Attributes.OWNER);
        if (owner != null) {
            statements.add("ALTER " + table + " OWNER TO " + owner);
        }
        for (ColumnStructure column : made.columns()) {
            Map<String, String> attributes = column.attributes();
            String columns = " " + Sql.names(List.of(column.name()));
            statements.addAll(Grants.statements(attributes, "", columns, table));
            if (ColumnText.isIdentity(column)) {
                String sequence = "SEQUENCE " + Sql.name(SequenceText.name(made.name(), column));
                statements.addAll(Grants.statements(attributes, Attributes.SEQUENCE_OWN, "", sequence));
            }
        }
        return statements;
    }

    private static String ungranted(String kind, String relation) {
        return UNGRANTED.replace("{relation}", Sql.text(Sql.name(relation))).replace("{kind}", kind);
    }

    /** Keys and indexes are made quicker once there are rows, and old rows may be against what is not valid. */
    private static TableStructure bare(TableStructure table) {
        return new TableStructure(
                table.name(),
                table.columns().stream().map(CopiedColumn::unchecked).toList(),
                Optional.empty(),
                List.of(),
                List.of(),
                table.checks().stream()
                        .filter(check -> !TableText.isLater(check))
                        .toList(),
                List.of(),
                List.of(),
                "",
                only(table.attributes(), PHYSICAL::contains));
    }

    /** What {@link #filled} has left out. */
    static List<String> belongings(TableStructure table) {
        String name = table.name();
        List<String> statements = new ArrayList<>();
        table.columns().stream()
                .filter(ColumnText::isNotNullLater)
                .forEach(column -> statements.addAll(ColumnText.setNotNull(name, column)));
        table.checks().stream()
                .filter(TableText::isLater)
                .forEach(check -> statements.addAll(TableText.afterCheck(name, check)));
        table.primaryKey().ifPresent(key -> statements.addAll(key(name, key, true)));
        table.uniqueKeys().forEach(key -> statements.addAll(key(name, key, false)));
        table.indexes().forEach(index -> statements.addAll(IndexText.create(name, index)));
        table.foreignKeys().forEach(key -> statements.addAll(foreignKey(name, key)));
        statements.addAll(TableText.belongings(table));
        return statements;
    }

    private static List<String> key(String table, KeyStructure key, boolean primary) {
        List<String> statements = new ArrayList<>();
        statements.add(TableText.add(table, ConstraintText.key(table, key, primary)));
        statements.addAll(ConstraintText.afterKey(table, key));
        return statements;
    }

    static List<String> foreignKey(String table, ForeignKeyStructure key) {
        List<String> statements = new ArrayList<>();
        statements.add(TableText.add(table, ConstraintText.foreignKey(table, key)));
        statements.addAll(ConstraintText.comment(table, key.name(), key.attributes()));
        return statements;
    }
}
