package dev.banister.reliability.crowd;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the scripts of {@link CrowdModules} and the history have left in a database. */
public final class Marks {

    private Marks() {}

    /**
     * Each thing that was not done exactly once, and that nobody is to say, in words; none if all is well.
     *
     * @param said by each of the members
     */
    public static List<String> wrong(Connection database, List<List<String>> said) throws SQLException {
        List<String> wrong = new ArrayList<>();
        said.stream()
                .flatMap(List::stream)
                .filter(line -> !line.startsWith(Member.BEGUN)
                        && !line.equals(Member.LEASE_LOST)
                        && !line.startsWith("ended at"))
                .forEach(line -> wrong.add("somebody said: " + line));
        expect(wrong, database, "SELECT COUNT(*) FROM marks", CrowdModules.ALL);
        expect(wrong, database, "SELECT COUNT(DISTINCT script) FROM marks", CrowdModules.ALL);
        expect(wrong, database, "SELECT n FROM counted", CrowdModules.ALL - 1L);
        expect(wrong, database, "SELECT COUNT(*) FROM banister_history WHERE state = 'APPLIED'", CrowdModules.ALL);
        expect(wrong, database, "SELECT COUNT(*) FROM banister_event WHERE kind = 'APPLIED'", CrowdModules.ALL);
        // That a script was said to begin, and was not, is resolved where its runner has died in between.
        expect(wrong, database, "SELECT COUNT(*) FROM banister_event WHERE kind NOT IN ('APPLIED', 'RESOLVED')", 0);
        expect(wrong, database, "SELECT COUNT(*) FROM banister_lease WHERE holder <> ''", 0);
        return wrong;
    }

    private static void expect(List<String> wrong, Connection database, String query, long expected)
            throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            if (row.getLong(1) != expected) {
                wrong.add(query + ": " + row.getLong(1) + " instead of " + expected);
            }
        }
    }
}
