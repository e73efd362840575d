package dev.banister.engine.dialect.mariadb;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.Severity;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Evidence;
import dev.banister.engine.dialect.Inspector;
import dev.banister.engine.dialect.Parameters;
import dev.banister.engine.dialect.Product;
import dev.banister.engine.dialect.Renderer;
import dev.banister.engine.dialect.RunConnection;
import dev.banister.engine.dialect.SessionLife;
import dev.banister.engine.dialect.SessionState;
import dev.banister.engine.dialect.UnsuitableSession;
import dev.banister.engine.script.ScriptSyntax;
import dev.banister.engine.script.Statement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * MariaDB from 10.6 on and MySQL from 8.0 on: each change of structure first commits what came before it in the same
 * session, then itself, whole or not at all. Of MySQL nothing was tested on a real server.
 *
 * <p>Names are taken as they are written. Times in our tables are in UTC, whatever a session's time zone is.
 */
public final class MariadbDialect implements Dialect {

    private static final Set<Integer> MISSING_TABLE = Set.of(1146, 1049);
    private static final Set<Integer> DUPLICATE = Set.of(1062, 1050);
    private static final Set<Integer> LOCK_TIMEOUT = Set.of(1205, 1213, 1020, 3572);

    /** Killed by an administrator, shut down, and not used for too long. */
    private static final Set<Integer> BROKEN = Set.of(1053, 1927, 4031);

    private static final Set<Integer> FULL = Set.of(1021, 1114);
    private static final Set<Integer> NOT_PERMITTED = Set.of(1044, 1142, 1143, 1227, 1290, 1370, 1792, 1836);

    private static final Set<String> QUOTING_MODES = Set.of("ANSI_QUOTES", "NO_BACKSLASH_ESCAPES", "ORACLE");

    /** What is short for several modes brings those back. */
    private static final Set<String> SHORT_FOR_QUOTING = Set.of("ANSI", "DB2", "MAXDB", "MSSQL", "POSTGRESQL");

    /** The number of the connection, which the driver puts in front of what the server says. */
    private static final Pattern NUMBER_OF_CONNECTION = Pattern.compile("^\\(conn=\\d+\\) ");

    private final Flavour flavour;

    private final boolean galera;

    private MariadbDialect(Flavour flavour, boolean galera) {
        this.flavour = flavour;
        this.galera = galera;
    }

    /**
     * The same, for a server that may belong to a Galera cluster.
     *
     * @throws RefusedException if the server is too old
     */
    public static MariadbDialect of(Product product, Connection connection) throws SQLException {
        Flavour flavour = of(product).flavour;
        return new MariadbDialect(flavour, GaleraNode.of(connection).isPresent());
    }

    /**
     * @param product as the driver reports it; MySQL's own calls a MariaDB by its own product's name
     * @throws RefusedException if the server is too old
     */
    public static MariadbDialect of(Product product) {
        boolean isMariadb =
                "MariaDB".equals(product.name()) || product.version().contains("MariaDB");
        Flavour flavour = isMariadb
                ? Flavour.mariadb(product.majorVersion(), product.minorVersion())
                : Flavour.mysql(product.majorVersion(), product.minorVersion());
        if (!flavour.isSupported()) {
            throw new RefusedException(Finding.of(
                            FindingCodes.UNKNOWN_DATABASE,
                            Severity.ERROR,
                            Place.host(),
                            "the database is older than Banister knows how to work with",
                            "Upgrade the server, or let the data source lead to a newer one.")
                    .because("server: " + flavour.product() + " " + product.version(), "oldest: " + flavour.oldest()));
        }
        return new MariadbDialect(flavour, false);
    }

    Flavour flavour() {
        return flavour;
    }

    @Override
    public String name() {
        return flavour.product();
    }

    @Override
    public List<String> variants() {
        return flavour.isMysql() ? List.of("mysql") : List.of("mariadb", "mysql");
    }

    @Override
    public ScriptSyntax scriptSyntax() {
        return ScriptSyntax.MARIADB;
    }

    /** With such a mode, texts that are rendered would hold other characters, and scripts would be split elsewhere. */
    @Override
    public void requireSuitable(Connection connection) throws SQLException {
        if (galera) {
            requireCluster(connection);
        }
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@SESSION.sql_mode")) {
            row.next();
            List<String> modes = List.of(row.getString(1).split(","));
            if (modes.stream().anyMatch(QUOTING_MODES::contains)) {
                String others = modes.stream()
                        .filter(mode -> !QUOTING_MODES.contains(mode) && !SHORT_FOR_QUOTING.contains(mode))
                        .collect(Collectors.joining(","));
                throw UnsuitableSession.because(
                        "sql_mode = " + String.join(",", modes),
                        "Set another mode for the sessions of this database, by its URL: sessionVariables=sql_mode='"
                                + others + "'.");
            }
        }
    }

    /** Else the history would say of all servers what was done at one. */
    private static void requireCluster(Connection connection) throws SQLException {
        Optional<String> onlyHere = GaleraNode.onlyHere(connection);
        if (onlyHere.isPresent()) {
            throw new RefusedException(Finding.of(
                            FindingCodes.UNSUITABLE_SESSION,
                            Severity.ERROR,
                            Place.host(),
                            "changes of structure would be made at one server of the cluster only, and nothing was run",
                            "Set wsrep_on = ON and wsrep_OSU_method = TOI for the sessions of this database, by its URL:"
                                    + " sessionVariables=wsrep_on=ON,wsrep_OSU_method='TOI'.")
                    .because("setting: " + onlyHere.get()));
        }
    }

    @Override
    public boolean rollsBackStructure() {
        return false;
    }

    @Override
    public String quote(String identifier) {
        return Sql.name(identifier);
    }

    @Override
    public String fold(String name) {
        return name;
    }

    @Override
    public boolean tellsCase() {
        return false;
    }

    @Override
    public String now() {
        return "UTC_TIMESTAMP(6)";
    }

    @Override
    public String millisFromNow() {
        return "TIMESTAMPADD(MICROSECOND, ? * 1000, UTC_TIMESTAMP(6))";
    }

    @Override
    public String currentSchema() {
        return "DATABASE()";
    }

    @Override
    public String sharedLock() {
        return " LOCK IN SHARE MODE";
    }

    @Override
    public Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    @Override
    public String message(SQLException exception) {
        String message =
                String.valueOf(exception.getMessage()).lines().findFirst().orElse("");
        return NUMBER_OF_CONNECTION.matcher(message).replaceFirst("") + " [" + exception.getErrorCode() + "]";
    }

    @Override
    public boolean isMissingTable(SQLException exception) {
        return MISSING_TABLE.contains(exception.getErrorCode());
    }

    @Override
    public boolean isDuplicateKey(SQLException exception) {
        return DUPLICATE.contains(exception.getErrorCode());
    }

    @Override
    public boolean isLockTimeout(SQLException exception) {
        return LOCK_TIMEOUT.contains(exception.getErrorCode());
    }

    /** Also of servers and transactions that are set to read-only, which is nobody's right to change here. */
    @Override
    public boolean isBroken(SQLException exception) {
        return BROKEN.contains(exception.getErrorCode()) || Dialect.super.isBroken(exception);
    }

    @Override
    public boolean isNotPermitted(SQLException exception) {
        return NOT_PERMITTED.contains(exception.getErrorCode());
    }

    @Override
    public boolean isFull(SQLException exception) {
        return FULL.contains(exception.getErrorCode());
    }

    @Override
    public String sessionIdentity(Connection connection) throws SQLException {
        return MariadbSession.mark(connection, node(connection)).toString();
    }

    @Override
    public SessionLife sessionLife(Connection connection, String identity) throws SQLException {
        Optional<MariadbSession> session = MariadbSession.read(identity);
        return session.isPresent() ? session.get().life(connection, node(connection)) : SessionLife.UNKNOWN;
    }

    @Override
    public List<String> whyUnknown(Connection connection, String identity) throws SQLException {
        Optional<MariadbSession> session = MariadbSession.read(identity);
        return session.isPresent()
                ? session.get().whereabouts(connection, node(connection))
                : Dialect.unreadable(identity);
    }

    private Optional<String> node(Connection connection) throws SQLException {
        return galera ? GaleraNode.of(connection) : Optional.empty();
    }

    /** A cluster compares what transactions have written, not what they have read and locked. */
    @Override
    public boolean locksForAllServers() {
        return !galera;
    }

    @Override
    public void catchUp(Connection connection) throws SQLException {
        if (galera) {
            GaleraNode.catchUp(connection);
        }
    }

    @Override
    public boolean changesSession(Statement statement) {
        return SessionEffects.changes(statement);
    }

    @Override
    public boolean isReplayable(Statement statement) {
        return SessionEffects.isReplayable(statement);
    }

    @Override
    public boolean endsWithSession(Statement statement) {
        return SessionEffects.endsWithSession(statement);
    }

    @Override
    public SessionState sessionState(Connection connection) throws SQLException {
        return MariadbSessionState.of(connection, flavour);
    }

    @Override
    public RunConnection runConnection(Connection connection, String identity) throws SQLException {
        return MariadbRunConnection.of(connection, this, MariadbSession.parse(identity));
    }

    @Override
    public void send(java.sql.Statement jdbc, String sql, Statement statement) throws SQLException {
        StatementSending.send(jdbc, sql);
    }

    @Override
    public Evidence evidence(Connection connection) {
        return new MariadbEvidence(flavour);
    }

    @Override
    public Parameters parameters(PreparedStatement statement) {
        return new MariadbParameters(statement);
    }

    @Override
    public Inspector inspector() {
        return new MariadbInspector(flavour);
    }

    @Override
    public Renderer renderer() {
        return new MariadbRenderer(flavour);
    }

    /** Whole seconds, as the server counts them, and never none, which it takes for no waiting at all. */
    @Override
    public void limitLockWait(Connection connection, Duration limit) throws SQLException {
        long seconds = Math.max(1, limit.plusMillis(999).toSeconds());
        MariadbSessionState.run(
                connection,
                "SET SESSION lock_wait_timeout = " + seconds + ", SESSION innodb_lock_wait_timeout = " + seconds);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MariadbDialect dialect && flavour.equals(dialect.flavour) && galera == dialect.galera;
    }

    @Override
    public int hashCode() {
        return Objects.hash(flavour, galera);
    }
}
