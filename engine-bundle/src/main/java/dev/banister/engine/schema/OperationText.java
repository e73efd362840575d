package dev.banister.engine.schema;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Operations and structures as text in JSON, to be kept in a database for years: members are added in time, and none is
 * ever renamed, taken away or given another meaning.
 */
public final class OperationText {

    private OperationText() {}

    public static String of(Operation operation) {
        return Json.write(form(operation));
    }

    /** @throws IllegalArgumentException if it is none that {@link #of} has written */
    public static Operation operation(String text) {
        return operation((Object) Json.read(text));
    }

    public static String of(Undo undo) {
        FoundTables before = undo.before();
        return Json.write(new Members()
                .objects("operations", undo.operations(), OperationText::form)
                .objects("before", before.tables(), StructureForm::of)
                .texts("absent", before.absent().stream().sorted().toList())
                .number("statements", undo.statements())
                .number("own", undo.own())
                .map());
    }

    /** @throws IllegalArgumentException if it is none that {@link #of} has written */
    public static Undo undo(String text) {
        Members members = new Members(Json.read(text));
        return new Undo(
                members.objects("operations", OperationText::operation),
                new FoundTables(members.objects("before", StructureForm::table), Set.copyOf(members.texts("absent"))),
                members.number("statements"),
                members.number("own"));
    }

    public static String of(Structure structure) {
        return Json.write(StructureForm.of(structure));
    }

    /** @throws IllegalArgumentException if it is none that {@link #of} has written */
    public static Structure structure(String text) {
        return StructureForm.structure(Json.read(text));
    }

    private static Map<String, Object> form(Operation operation) {
        Members members = new Members()
                .text("operation", operation.getClass().getSimpleName())
                .text("table", operation.table());
        if (operation instanceof Operation.CreateTable create) {
            members.object("definition", Members.in(StructureForm.of(create.definition())));
        } else if (operation instanceof Operation.RenameTable rename) {
            members.text("to", rename.to());
        } else if (!putColumn(members, operation)) {
            putRest(members, operation);
        }
        return members.map();
    }

    private static boolean putColumn(Members members, Operation operation) {
        if (operation instanceof Operation.AddColumn add) {
            members.object("column", Members.in(StructureForm.of(add.column())));
            putPosition(members, add.position());
            add.primaryKey().ifPresent(key -> members.object("primaryKey", Members.in(StructureForm.of(key))));
        } else if (operation instanceof Operation.RemoveColumn remove) {
            members.text("name", remove.column());
        } else if (operation instanceof Operation.ChangeColumn change) {
            members.object("column", Members.in(StructureForm.of(change.to()))).maybe("using", change.using());
        } else if (operation instanceof Operation.RenameColumn rename) {
            members.text("name", rename.column()).text("to", rename.to());
        } else {
            return false;
        }
        return true;
    }

    private static void putRest(Members members, Operation operation) {
        if (operation instanceof Operation.AddIndex add) {
            members.object("index", Members.in(StructureForm.of(add.index())));
        } else if (operation instanceof Operation.RemoveIndex remove) {
            members.text("name", remove.index());
        } else if (operation instanceof Operation.AddKey add) {
            members.object("key", Members.in(StructureForm.of(add.key()))).flag("primary", add.primary());
        } else if (operation instanceof Operation.RemoveKey remove) {
            members.text("name", remove.key()).flag("primary", remove.primary());
        } else if (operation instanceof Operation.AddForeignKey add) {
            members.object("key", Members.in(StructureForm.of(add.key())));
        } else if (operation instanceof Operation.RemoveForeignKey remove) {
            members.text("name", remove.key());
        } else if (operation instanceof Operation.AddCheck add) {
            members.object("check", Members.in(StructureForm.of(add.check())));
        } else if (operation instanceof Operation.RemoveCheck remove) {
            members.text("name", remove.check());
        }
    }

    private static void putPosition(Members members, Position position) {
        if (position instanceof Position.After after) {
            members.text("after", after.column());
        } else if (position instanceof Position.Back back) {
            members.flag("back", true).maybe("after", back.after());
        } else {
            members.flag("first", position instanceof Position.First);
        }
    }

    private static Position position(Members members) {
        Optional<String> after = members.maybe("after");
        if (members.flag("back")) {
            return new Position.Back(after);
        }
        Position behindAll = members.flag("first") ? new Position.First() : new Position.Last();
        return after.<Position>map(Position.After::new).orElse(behindAll);
    }

    private static Operation operation(Object form) {
        Members members = Members.in(form);
        String table = members.text("table");
        String name = members.text("name");
        return switch (members.text("operation")) {
            case "CreateTable" -> new Operation.CreateTable(StructureForm.table(inner(members, "definition")));
            case "DropTable" -> new Operation.DropTable(table);
            case "RenameTable" -> new Operation.RenameTable(table, members.text("to"));
            case "AddColumn" ->
                new Operation.AddColumn(
                        table,
                        StructureForm.column(inner(members, "column")),
                        position(members),
                        members.object("primaryKey").map(key -> StructureForm.key(key.map())));
            case "RemoveColumn" -> new Operation.RemoveColumn(table, name);
            case "ChangeColumn" ->
                new Operation.ChangeColumn(
                        table, StructureForm.column(inner(members, "column")), members.maybe("using"));
            case "RenameColumn" -> new Operation.RenameColumn(table, name, members.text("to"));
            case "AddIndex" -> new Operation.AddIndex(table, StructureForm.index(inner(members, "index")));
            case "RemoveIndex" -> new Operation.RemoveIndex(table, name);
            case "AddKey" ->
                new Operation.AddKey(table, StructureForm.key(inner(members, "key")), members.flag("primary"));
            case "RemoveKey" -> new Operation.RemoveKey(table, name, members.flag("primary"));
            case "AddForeignKey" -> new Operation.AddForeignKey(table, StructureForm.foreignKey(inner(members, "key")));
            case "RemoveForeignKey" -> new Operation.RemoveForeignKey(table, name);
            case "AddCheck" -> new Operation.AddCheck(table, StructureForm.check(inner(members, "check")));
            case "RemoveCheck" -> new Operation.RemoveCheck(table, name);
            default ->
                throw new IllegalArgumentException("an operation '" + members.text("operation") + "' is not known");
        };
    }

    private static Object inner(Members members, String name) {
        return Objects.requireNonNull(members.map().get(name), name);
    }
}
