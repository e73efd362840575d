package dev.banister.reliability.crowd;

import dev.banister.reliability.scenario.Address;
import dev.banister.reliability.scenario.ChildJvm;
import dev.banister.reliability.scenario.Product;
import dev.banister.reliability.scenario.TrialDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Several runners at once on one new database, one of which may be disturbed in the middle of its work. */
public final class Crowd {

    private final Product product;
    private final Path folder;
    private final Supplier<TrialDatabase> databases;

    /** @param folder of this crowd's own, empty */
    public Crowd(Product product, Path folder) {
        this(product, folder, () -> product.newDatabase(folder));
    }

    /**
     * On a database that is reached in some other way.
     *
     * @param databases that makes a new one; the crowd spreads over its addresses
     */
    public Crowd(Product product, Path folder, Supplier<TrialDatabase> databases) {
        this.product = product;
        this.folder = folder;
        this.databases = databases;
    }

    /**
     * What the crowd has left.
     *
     * @param wrong each thing that was not done exactly once, in words; none if all is well
     * @param leasesLost how often one of them found that another had taken its lease over
     * @param said by each of the members
     */
    public record Result(List<String> wrong, long leasesLost, List<List<String>> said) {}

    /** Runs to the end of all. */
    public Result run(int members, long seed) throws IOException, SQLException {
        return run(members, seed, Incident.NONE);
    }

    /**
     * The same.
     *
     * @param incident that befalls the first of them, which begins before the others
     */
    public Result run(int members, long seed, Incident incident) throws IOException, SQLException {
        CrowdModules modules = new CrowdModules(folder.resolve("modules"));
        modules.write();
        try (TrialDatabase database = databases.get();
                Connection anchor = shared(database.address()).connect()) {
            List<Address> addresses =
                    database.addresses().stream().map(this::shared).toList();
            ChildJvm jvm = new ChildJvm(product);
            List<MemberProcess> running = new ArrayList<>();
            try {
                for (int member = 0; member < members; member++) {
                    boolean hit = member == 0 && incident.lingersAt() > 0;
                    Address address = addresses.get(member % addresses.size());
                    running.add(
                            MemberProcess.start(jvm, address, modules, seed + member, hit ? incident.lingersAt() : 0));
                    if (hit) {
                        incident.strike(running.get(0));
                    }
                }
                incident.afterwards(running.get(0));
                List<List<String>> said =
                        running.stream().map(MemberProcess::ended).toList();
                return new Result(Marks.wrong(anchor, said), MemberProcess.leasesLost(said), said);
            } finally {
                running.forEach(MemberProcess::close);
            }
        }
    }

    /** A database in a file is opened by one process that serves the others: this one, which outlives them. */
    private Address shared(Address address) {
        return product == Product.H2
                ? new Address(address.url() + ";AUTO_SERVER=TRUE", address.user(), address.password())
                : address;
    }
}
