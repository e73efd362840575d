package dev.banister.reliability.scenario;

/** The database of one trial; {@link #close} drops it where a server has it. */
public record TrialDatabase(Address address, Runnable end) implements AutoCloseable {

    @Override
    public void close() {
        end.run();
    }
}
