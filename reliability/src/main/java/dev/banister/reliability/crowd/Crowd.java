package dev.banister.reliability.crowd;

import dev.banister.reliability.scenario.Address;
import dev.banister.reliability.scenario.ChildJvm;
import dev.banister.reliability.scenario.Product;
import dev.banister.reliability.scenario.TrialDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Several runners at once on one new database, one of which may be frozen in the middle of its work. */
public final class Crowd {

    private final Product product;
    private final Path folder;

    /** @param folder of this crowd's own, empty */
    public Crowd(Product product, Path folder) {
        this.product = product;
        this.folder = folder;
    }

    /**
     * What the crowd has left.
     *
     * @param wrong each thing that was not done exactly once, in words; none if all is well
     * @param leasesLost how often one of them found that another had taken its lease over
     * @param said by each of the members
     */
    public record Result(List<String> wrong, long leasesLost, List<List<String>> said) {}

    /**
     * Runs to the end of all.
     *
     * @param frozen how long one of them is stopped as soon as it has begun its first script, by SIGSTOP
     */
    public Result run(int members, long seed, Optional<Duration> frozen) throws IOException, SQLException {
        CrowdModules modules = new CrowdModules(folder.resolve("modules"));
        modules.write();
        try (TrialDatabase database = product.newDatabase(folder);
                Connection anchor = shared(database.address()).connect()) {
            Address address = shared(database.address());
            ChildJvm jvm = new ChildJvm(product);
            CountDownLatch begun = new CountDownLatch(1);
            List<CompletableFuture<List<String>>> running = new ArrayList<>();
            for (int member = 0; member < members; member++) {
                Process process = jvm.start(
                        Member.class,
                        address.url(),
                        address.user(),
                        address.password(),
                        modules.folder().toString(),
                        Long.toString(seed + member));
                boolean first = member == 0;
                running.add(
                        CompletableFuture.supplyAsync(() -> watch(process, first ? frozen : Optional.empty(), begun)));
                if (first && frozen.isPresent()) {
                    awaitBegun(begun);
                }
            }
            List<List<String>> said =
                    running.stream().map(CompletableFuture::join).toList();
            long lost = said.stream()
                    .flatMap(List::stream)
                    .filter(Member.LEASE_LOST::equals)
                    .count();
            return new Result(wrong(anchor, said), lost, said);
        }
    }

    /** A database in a file is opened by one process that serves the others: this one, which outlives them. */
    private Address shared(Address address) {
        return product == Product.H2
                ? new Address(address.url() + ";AUTO_SERVER=TRUE", address.user(), address.password())
                : address;
    }

    private static void awaitBegun(CountDownLatch begun) {
        try {
            if (!begun.await(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the one to be frozen has not begun anything");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> watch(Process process, Optional<Duration> frozen, CountDownLatch begun) {
        List<String> said = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (frozen.isPresent() && begun.getCount() > 0 && line.startsWith(Member.BEGUN)) {
                    signal(process, "STOP");
                    begun.countDown();
                    TimeUnit.MILLISECONDS.sleep(frozen.get().toMillis());
                    signal(process, "CONT");
                }
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("no " + name + " could be sent");
        }
    }

    private static List<String> wrong(Connection database, List<List<String>> said) throws SQLException {
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
        expect(wrong, database, "SELECT COUNT(*) FROM banister_event", CrowdModules.ALL);
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
