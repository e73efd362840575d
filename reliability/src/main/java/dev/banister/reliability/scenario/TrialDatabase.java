package dev.banister.reliability.scenario;

import dev.banister.testservers.TestDatabase;
import java.util.List;

/**
 * The database of one trial; {@link #close} drops it where a server has it.
 *
 * @param addresses each of which leads to it; more than one in a cluster
 */
public record TrialDatabase(List<Address> addresses, Runnable end) implements AutoCloseable {

    public TrialDatabase {
        addresses = List.copyOf(addresses);
    }

    TrialDatabase(Address address) {
        this(List.of(address), () -> {});
    }

    /** By ways that lead to the same one, and the last of which drops it. */
    public static TrialDatabase of(List<TestDatabase> ways) {
        return new TrialDatabase(
                ways.stream()
                        .map(way -> new Address(way.url(), way.user(), way.password()))
                        .toList(),
                ways.get(ways.size() - 1)::close);
    }

    public Address address() {
        return addresses.get(0);
    }

    @Override
    public void close() {
        end.run();
    }
}
