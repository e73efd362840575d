package dev.banister.engine.contract;

import dev.banister.testservers.TestDatabase;
import java.nio.file.Path;
import java.util.Map;

class H2ContractTest extends DatabaseContract implements RightsContract {

    @Override
    TestDatabase newDatabase(Path inFolder) {
        return TestDatabase.h2(inFolder.resolve("db"));
    }

    @Override
    public boolean undoesStructure() {
        return false;
    }

    @Override
    public String sessionChanges() {
        return """
                CREATE SCHEMA other;
                SET SCHEMA other;
                SET SCHEMA_SEARCH_PATH other;
                SET @v = 5;
                SET TIME ZONE '+05:00';
                CREATE LOCAL TEMPORARY TABLE tmp (id INT);
                """;
    }

    @Override
    public String sessionLook() {
        return """
                INSERT INTO seen VALUES (CURRENT_SCHEMA);
                INSERT INTO seen VALUES (COALESCE(CAST(@v AS VARCHAR), 'no v'));
                INSERT INTO seen SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSION_STATE
                    WHERE STATE_KEY LIKE 'TABLE%' OR STATE_KEY LIKE 'TIME%';
                """;
    }

    @Override
    public String[] untouchedSession() {
        return new String[] {"PUBLIC", "no v", "0"};
    }

    @Override
    public Map<String, TestDatabase> wrongWays() {
        TestDatabase right = host().database();
        return Map.of(
                "wrong password", right.reachedBy(right.url(), right.user(), "secret-of-the-test"),
                "no such file", right.reachedBy(right.url() + "-none;IFEXISTS=TRUE", right.user(), ""),
                "no such driver", right.reachedBy("jdbc:nothing:here", "", ""));
    }

    @Override
    public TestDatabase readOnlyWay() {
        TestDatabase right = host().database();
        right.execute("SHUTDOWN");
        return right.reachedBy(right.url() + ";ACCESS_MODE_DATA=r", right.user(), "");
    }
}
