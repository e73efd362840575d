package dev.banister.engine.dialect.postgresql;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Rights of others than the owner. */
final class Grants {

    private Grants() {}

    /** A list of attributes' names and values by turns, in SQL. */
    static String list(String acl, String owner) {
        return """
                ARRAY(SELECT unnest(ARRAY[
                    'grant to ' || CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END
                        || CASE WHEN g.is_grantable THEN ' with grant option' ELSE '' END,
                    string_agg(DISTINCT g.privilege_type, ', ' ORDER BY g.privilege_type)])
                FROM aclexplode(ACL) g WHERE g.grantee <> OWNER GROUP BY g.grantee, g.is_grantable)""".replace("ACL", acl).replace("OWNER", owner);
    }

    /**
     * The statements that give these rights.
     *
     * @param prefix what the names of the attributes begin with before {@code grant to}
     * @param columns in brackets; empty for the rights to the whole of it
     * @param object with its kind, such as {@code TABLE "product"}
     */
    static List<String> statements(Map<String, String> attributes, String prefix, String columns, String object) {
        return new TreeMap<>(attributes)
                .entrySet().stream()
                        .filter(each -> each.getKey().startsWith(prefix + Attributes.GRANT))
                        .flatMap(each -> Stream.of(statement(
                                each.getKey().substring(prefix.length() + Attributes.GRANT.length()),
                                each.getValue(),
                                columns,
                                object)))
                        .toList();
    }

    private static String statement(String to, String rights, String columns, String object) {
        boolean isGrantable = to.endsWith(Attributes.GRANT_OPTION);
        String role = isGrantable ? to.substring(0, to.length() - Attributes.GRANT_OPTION.length()) : to;
        String right = columns.isEmpty() ? rights : rights.replace(", ", columns + ", ") + columns;
        return "GRANT " + right + " ON " + object + " TO " + role + (isGrantable ? " WITH GRANT OPTION" : "");
    }
}
