package dev.banister.engine.schema;

import dev.banister.api.schema.ReferentialAction;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Structures as members of objects in JSON. Everything but columns, and parts of keys and indexes, is sorted by name. */
final class StructureForm {

    private StructureForm() {}

    static Map<String, Object> of(Structure structure) {
        return new Members()
                .objects("tables", sorted(structure.tables(), TableStructure::name), StructureForm::of)
                .objects("views", sorted(structure.views(), ViewStructure::name), StructureForm::of)
                .map();
    }

    private static <T> List<T> sorted(List<T> all, Function<T, String> name) {
        return all.stream().sorted(Comparator.comparing(name)).toList();
    }

    /** Those without a name in the order of what they say. */
    private static <T> List<T> sorted(List<T> all, Function<T, String> name, Function<T, Object> form) {
        return all.stream()
                .sorted(Comparator.comparing(name)
                        .thenComparing(each -> form.apply(each).toString()))
                .toList();
    }

    static Map<String, Object> of(TableStructure table) {
        Members members =
                new Members().text("name", table.name()).objects("columns", table.columns(), StructureForm::of);
        table.primaryKey().ifPresent(key -> members.object("primaryKey", Members.in(of(key))));
        return members.objects(
                        "uniqueKeys",
                        sorted(table.uniqueKeys(), KeyStructure::name, StructureForm::of),
                        StructureForm::of)
                .objects(
                        "foreignKeys",
                        sorted(table.foreignKeys(), ForeignKeyStructure::name, StructureForm::of),
                        StructureForm::of)
                .objects("checks", sorted(table.checks(), CheckStructure::name, StructureForm::of), StructureForm::of)
                .objects("indexes", sorted(table.indexes(), IndexStructure::name), StructureForm::of)
                .objects("triggers", sorted(table.triggers(), TriggerStructure::name), StructureForm::of)
                .text("comment", table.comment())
                .attributes(table.attributes())
                .map();
    }

    static TableStructure table(Object form) {
        Members members = Members.in(form);
        return new TableStructure(
                members.text("name"),
                members.objects("columns", StructureForm::column),
                members.object("primaryKey").map(key -> key(key.map())),
                members.objects("uniqueKeys", StructureForm::key),
                members.objects("foreignKeys", StructureForm::foreignKey),
                members.objects("checks", StructureForm::check),
                members.objects("indexes", StructureForm::index),
                members.objects("triggers", StructureForm::trigger),
                members.text("comment"),
                members.attributes());
    }

    static Map<String, Object> of(ColumnStructure column) {
        Members members = new Members().text("name", column.name());
        ValueForm.putType(members, column.type());
        members.flag("notNull", !column.nullable());
        ValueForm.putDefault(members, column.defaultValue());
        return members.flag("counting", column.counting())
                .maybe("generatedAs", column.generatedAs())
                .text("comment", column.comment())
                .attributes(column.attributes())
                .map();
    }

    static ColumnStructure column(Object form) {
        Members members = Members.in(form);
        return new ColumnStructure(
                members.text("name"),
                ValueForm.type(members),
                !members.flag("notNull"),
                ValueForm.defaultValue(members),
                members.flag("counting"),
                members.maybe("generatedAs"),
                members.text("comment"),
                members.attributes());
    }

    static Map<String, Object> of(KeyStructure key) {
        return new Members()
                .text("name", key.name())
                .texts("columns", key.columns())
                .attributes(key.attributes())
                .map();
    }

    static KeyStructure key(Object form) {
        Members members = Members.in(form);
        return new KeyStructure(members.text("name"), members.texts("columns"), members.attributes());
    }

    static Map<String, Object> of(ForeignKeyStructure key) {
        return new Members()
                .text("name", key.name())
                .texts("columns", key.columns())
                .text("target", key.target())
                .texts("targetColumns", key.targetColumns())
                .text("onDelete", key.onDelete().name())
                .text("onUpdate", key.onUpdate().name())
                .attributes(key.attributes())
                .map();
    }

    static ForeignKeyStructure foreignKey(Object form) {
        Members members = Members.in(form);
        return new ForeignKeyStructure(
                members.text("name"),
                members.texts("columns"),
                members.text("target"),
                members.texts("targetColumns"),
                ReferentialAction.valueOf(members.text("onDelete")),
                ReferentialAction.valueOf(members.text("onUpdate")),
                members.attributes());
    }

    static Map<String, Object> of(CheckStructure check) {
        return new Members()
                .text("name", check.name())
                .text("sql", check.sql())
                .attributes(check.attributes())
                .map();
    }

    static CheckStructure check(Object form) {
        Members members = Members.in(form);
        return new CheckStructure(members.text("name"), members.text("sql"), members.attributes());
    }

    static Map<String, Object> of(IndexStructure index) {
        return new Members()
                .text("name", index.name())
                .flag("unique", index.unique())
                .objects("parts", index.parts(), StructureForm::of)
                .maybe("where", index.where())
                .maybe("sql", index.sql())
                .attributes(index.attributes())
                .map();
    }

    static IndexStructure index(Object form) {
        Members members = Members.in(form);
        return new IndexStructure(
                members.text("name"),
                members.flag("unique"),
                members.objects("parts", StructureForm::part),
                members.maybe("where"),
                members.maybe("sql"),
                members.attributes());
    }

    private static Map<String, Object> of(IndexStructure.Part part) {
        return new Members()
                .text("text", part.text())
                .flag("expression", part.expression())
                .flag("descending", part.descending())
                .attributes(part.attributes())
                .map();
    }

    private static IndexStructure.Part part(Object form) {
        Members members = Members.in(form);
        return new IndexStructure.Part(
                members.text("text"), members.flag("expression"), members.flag("descending"), members.attributes());
    }

    private static Map<String, Object> of(TriggerStructure trigger) {
        return new Members()
                .text("name", trigger.name())
                .text("sql", trigger.sql())
                .attributes(trigger.attributes())
                .map();
    }

    private static TriggerStructure trigger(Object form) {
        Members members = Members.in(form);
        return new TriggerStructure(members.text("name"), members.text("sql"), members.attributes());
    }

    private static Map<String, Object> of(ViewStructure view) {
        return new Members()
                .text("name", view.name())
                .text("sql", view.sql())
                .texts("tables", sorted(view.tables(), Function.identity()))
                .attributes(view.attributes())
                .map();
    }

    static Structure structure(Object form) {
        Members members = Members.in(form);
        return new Structure(
                members.objects("tables", StructureForm::table), members.objects("views", StructureForm::view));
    }

    private static ViewStructure view(Object form) {
        Members members = Members.in(form);
        return new ViewStructure(
                members.text("name"), members.text("sql"), members.texts("tables"), members.attributes());
    }
}
