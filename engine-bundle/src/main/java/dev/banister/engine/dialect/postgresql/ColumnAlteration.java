package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.dialect.NotHonoured;
import dev.banister.engine.dialect.Objection;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.Dependents;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableStructure;
import dev.banister.engine.schema.TriggerStructure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** From what a column was to what it is to be, step by step. */
record ColumnAlteration(TableStructure table, ColumnStructure was, ColumnStructure to, Optional<String> using) {

    private static final Set<String> OF_NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

    private static final Set<String> CHANGEABLE = Set.of(
            Attributes.ALWAYS,
            Attributes.COLLATION,
            Attributes.STORAGE,
            Attributes.COMPRESSION,
            Attributes.NOT_NULL_NAME,
            Attributes.NOT_NULL_OPTIONS,
            Dependents.COLUMNS);

    static List<String> of(TableStructure table, Operation.ChangeColumn change, Structure before) {
        String column = change.to().name();
        ColumnStructure was = table.column(column)
                .orElseThrow(() -> new IllegalArgumentException("table " + table.name() + " has no column " + column));
        return new ColumnAlteration(table, was, change.to(), change.using()).statements(before);
    }

    private List<String> statements(Structure before) {
        requireHonoured();
        if (!isTypeChanged()) {
            return steps();
        }
        Dependence dependence = new Dependence(table, before);
        dependence.requireUncomputed(was);
        ViewsInTheWay views = ViewsInTheWay.of(table.name(), was.name(), before);
        views.requireRepeatable(table.name() + "." + was.name(), "another type");
        String onTable = " ON " + Sql.name(table.name());
        List<String> statements = new ArrayList<>(views.drop());
        List<TriggerStructure> triggers = dependence.triggers(was.name());
        List<String> policies = dependence.policies(was.name());
        triggers.forEach(trigger -> statements.add("DROP TRIGGER " + Sql.name(trigger.name()) + onTable));
        policies.forEach(policy -> statements.add("DROP POLICY " + Sql.name(policy) + onTable));
        statements.addAll(steps());
        policies.forEach(policy -> statements.addAll(TableText.policy(table, policy)));
        triggers.forEach(trigger -> statements.addAll(TableText.trigger(table.name(), trigger)));
        statements.addAll(views.create());
        return statements;
    }

    /** What nobody can ask for in a change: all of it came with the column. */
    private void requireHonoured() {
        String where = table.name() + "." + was.name();
        if (!was.generatedAs().equals(to.generatedAs())) {
            throw Names.notHonoured(
                    where,
                    to.generatedAs().map(sql -> "computed as " + sql).orElse("not computed any more"),
                    "whether and how a column is computed stays as it was made",
                    "Add another column and remove this one.");
        }
        Map<String, String> rest = rest(was);
        if (was.counting() == to.counting() && !rest.equals(rest(to))) {
            throw Names.notHonoured(
                    where,
                    rest(to).toString(),
                    "the column has " + rest,
                    "Change these with SQL, in a script that has a down of its own.");
        }
    }

    /** A cast to a boolean makes true of every number but 0. */
    static Optional<Objection> objection(Operation.ChangeColumn change, ColumnStructure was) {
        boolean isToTruth = change.using().isEmpty()
                && TypeNames.of(change.to().type()).equals("boolean")
                && OF_NUMBERS.contains(TypeNames.of(was.type()).replaceFirst("\\(.*", ""));
        String column = Sql.name(was.name());
        return isToTruth
                ? Optional.of(new Objection(
                        "SELECT 1 FROM " + Sql.name(change.table()) + " WHERE " + column + " NOT IN (0, 1) LIMIT 1",
                        NotHonoured.finding(
                                Names.PRODUCT,
                                change.table() + "." + was.name(),
                                "the type boolean",
                                "there are rows with a number that is neither 0 nor 1",
                                "Put these right by UPDATE, or say by using() what becomes of them.")))
                : Optional.empty();
    }

    private static Map<String, String> rest(ColumnStructure column) {
        Map<String, String> rest = new HashMap<>(column.attributes());
        rest.keySet().removeAll(CHANGEABLE);
        return rest;
    }

    private boolean isTypeChanged() {
        return using.isPresent() || !ColumnText.type(was).equals(ColumnText.type(to));
    }

    private List<String> steps() {
        List<String> steps = new ArrayList<>();
        String alter = ColumnText.alter(table.name(), was);
        steps.addAll(stopCounting(alter));
        boolean hadDefault = was.defaultValue().isPresent();
        boolean isDefaultChanged = isTypeChanged() || !was.defaultValue().equals(to.defaultValue());
        if (hadDefault && isDefaultChanged) {
            steps.add(alter + "DROP DEFAULT");
        }
        steps.addAll(changeType(alter));
        steps.addAll(changeNullability(alter));
        steps.addAll(startCounting(alter));
        if (isDefaultChanged) {
            to.defaultValue()
                    .ifPresent(value -> steps.add(alter + "SET DEFAULT " + DefaultText.of(table.name(), to, value)));
        }
        if (isTypeChanged()) {
            steps.addAll(ColumnText.storage(table.name(), to));
        }
        if (!was.comment().equals(to.comment())) {
            steps.add(ColumnText.comment(table.name(), to));
        }
        return steps;
    }

    private List<String> changeType(String alter) {
        if (!isTypeChanged()) {
            return List.of();
        }
        List<String> steps = new ArrayList<>();
        String type = TypeNames.of(to.type());
        String computed = was.generatedAs().isPresent() ? "" : " USING " + using.orElseGet(() -> converted(type));
        steps.add(alter + "TYPE " + ColumnText.type(to) + computed);
        boolean isSequenceAlike = !was.attributes().containsKey(Attributes.SEQUENCE_TYPE)
                && !to.attributes().containsKey(Attributes.SEQUENCE_TYPE);
        if (isSerial(was) && isSerial(to) && isSequenceAlike && SequenceText.isCountable(type)) {
            steps.add("ALTER SEQUENCE " + Sql.name(SequenceText.name(table.name(), was)) + " AS " + type);
        }
        return steps;
    }

    private String converted(String type) {
        return ConvertedValue.of(Sql.name(was.name()), TypeNames.of(was.type()), type);
    }

    private List<String> changeNullability(String alter) {
        boolean wasNullable = was.nullable();
        boolean isNullable = to.nullable() && !ColumnText.isIdentity(to);
        boolean isOtherwise = !isNullable
                && (!sameAttribute(Attributes.NOT_NULL_NAME) || !sameAttribute(Attributes.NOT_NULL_OPTIONS));
        List<String> steps = new ArrayList<>();
        if (!wasNullable && (isNullable || isOtherwise)) {
            steps.add(alter + "DROP NOT NULL");
        }
        if (!isNullable && (wasNullable || isOtherwise)) {
            steps.addAll(ColumnText.setNotNull(table.name(), to));
        }
        return steps;
    }

    private boolean sameAttribute(String attribute) {
        return Objects.equals(was.attributes().get(attribute), to.attributes().get(attribute));
    }

    private List<String> stopCounting(String alter) {
        if (!was.counting() || isSameCounting()) {
            return List.of();
        }
        return ColumnText.isIdentity(was)
                ? List.of(alter + "DROP IDENTITY")
                : List.of(alter + "DROP DEFAULT", "DROP SEQUENCE " + Sql.name(SequenceText.name(table.name(), was)));
    }

    private List<String> startCounting(String alter) {
        if (!to.counting()) {
            return List.of();
        }
        String always = to.attributes().containsKey(Attributes.ALWAYS) ? "ALWAYS" : "BY DEFAULT";
        if (isSameCounting()) {
            return sameAttribute(Attributes.ALWAYS) ? List.of() : List.of(alter + "SET GENERATED " + always);
        }
        List<String> steps = new ArrayList<>(ColumnText.beforehand(table.name(), to));
        steps.add(
                ColumnText.isIdentity(to)
                        ? alter + "ADD " + SequenceText.identity(to)
                        : alter + "SET DEFAULT " + SequenceText.next(table.name(), to));
        steps.addAll(SequenceText.own(table.name(), to));
        steps.add(SequenceText.goOn(table.name(), to));
        return steps;
    }

    private boolean isSameCounting() {
        return was.counting() == to.counting() && isSerial(was) == isSerial(to);
    }

    private static boolean isSerial(ColumnStructure column) {
        return column.attributes().containsKey(Attributes.SERIAL);
    }
}
