package dev.banister.engine.contract;

import static dev.banister.api.schema.ColumnType.enumOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.module.Database;
import dev.banister.api.schema.Table;
import dev.banister.engine.CodeModule;
import org.junit.jupiter.api.Test;

/** Scripts that work on copies of tables. */
interface CopyContract extends Contract {

    private RunReport up(JavaContract.Body body) {
        return host().up(CodeModule.of("a", "1.0.0").group("2020-01-01-g", new JavaContract.Work(body)));
    }

    private void makeTable() {
        host().database()
                .execute(
                        "CREATE TABLE attachments (id INT PRIMARY KEY, type VARCHAR(40), mime_type VARCHAR(40),"
                                + " created_by_email VARCHAR(40), file_context VARCHAR(40))",
                        "INSERT INTO attachments VALUES (1, 'Picture', 'image/png', 'a@example.org', 'wall')");
    }

    private static void migrate(Database db) {
        Table attachments = db.useTableForAlter("attachments");
        attachments.changeColumn("type", type -> type.defaultTo("File"));
        attachments
                .addColumn("kind", enumOf("image", "video", "audio", "document", "archive", "other"))
                .after("mime_type");
        attachments.addActionOnBy("updated").after("created_by_email");
        attachments.addIndex("file_context");
        attachments.addIndex("kind");
        db.update("UPDATE " + attachments.name() + " SET kind = 'image' WHERE mime_type LIKE 'image/%'");
        db.doneUsingTables("attachments");
    }

    @Test
    default void transformsACopyAndPutsItInThePlaceOfTheTable() {
        makeTable();

        RunReport report = up(CopyContract::migrate);

        if (undoesStructure()) {
            assertThat(Host.results(report)).as("%s", report.outcomes()).containsExactly(Result.DONE);
            host().database().execute("INSERT INTO attachments (id) VALUES (2)");
            assertThat(host().column("SELECT type FROM attachments ORDER BY id"))
                    .containsExactly("Picture", "File");
            assertThat(host().column("SELECT kind FROM attachments WHERE id = 1"))
                    .containsExactly("image");
        } else {
            assertThat(Host.results(report)).containsExactly(Result.FAILED);
            assertThat(report.outcomes().get(0).finding().orElseThrow().code()).isEqualTo(FindingCodes.NOT_HONOURED);
            assertThat(host().column("SELECT type FROM attachments")).containsExactly("Picture");
        }
    }

    @Test
    default void failsWhereACopyIsLeft() {
        makeTable();

        RunReport report = up(db -> {
            if (undoesStructure()) {
                db.update("DELETE FROM " + db.useTable("attachments"));
            } else {
                db.doneUsingTables("attachments");
            }
        });

        assertThat(report.outcomes().get(0).finding().orElseThrow().code()).isEqualTo(FindingCodes.COPY_NOT_DONE);
        assertThat(host().column("SELECT type FROM attachments")).containsExactly("Picture");
        assertThat(host().hasTable("banister_copy_attachments")).isFalse();
    }
}
