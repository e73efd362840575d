package dev.banister.reliability.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.reliability.scenario.Product;
import dev.banister.reliability.scenario.TrialDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The soak finds whatever of a script is missing in the database, or too much. */
class RealDatabaseTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Product.class)
    void showsEachStatementOfAScript(Product product) throws Exception {
        Modules modules = Modules.of(new Random(1));
        ModelTables model = new ModelTables(modules);
        String module = modules.names().get(0);
        Script script = new Script(module, "g", "s", Script.Kind.SQL, true, "t", 2, true, true, 3);
        try (TrialDatabase database = product.newDatabase(folder);
                Connection connection = database.address().connect()) {
            RealDatabase real = new RealDatabase(product, connection);
            real.make(modules);
            assertThat(real.texts()).isEqualTo(model.texts());

            model.up(script);
            showsOnlyTheLast(real, model, script.up());

            model.down(script);
            showsOnlyTheLast(real, model, script.down(product));
        }
    }

    private static void showsOnlyTheLast(RealDatabase real, ModelTables model, List<String> statements)
            throws Exception {
        for (String statement : statements) {
            assertThat(real.texts()).as("before %s", statement).isNotEqualTo(model.texts());
            real.execute(statement);
        }
        assertThat(real.texts()).isEqualTo(model.texts());
    }
}
