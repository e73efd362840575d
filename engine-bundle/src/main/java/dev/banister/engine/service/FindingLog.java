package dev.banister.engine.service;

import dev.banister.api.model.Finding;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;

/** Logs findings, each once as long as it lasts. For use by one thread at a time. */
public final class FindingLog {

    private final Logger log;
    private final String about;
    private Set<Finding> told = Set.of();

    /** @param about what stands before each */
    public FindingLog(Logger log, String about) {
        this.log = Objects.requireNonNull(log, "log");
        this.about = Objects.requireNonNull(about, "about");
    }

    /**
     * Logs what was not there the last time.
     *
     * @param findings all that hold now: one that is not among them is told again when it comes back
     */
    public void tell(Collection<Finding> findings) {
        for (Finding finding : new LinkedHashSet<>(findings)) {
            if (!told.contains(finding)) {
                switch (finding.severity()) {
                    case ERROR -> log.error("{}: {}", about, finding);
                    case WARNING -> log.warn("{}: {}", about, finding);
                    case INFO -> log.debug("{}: {}", about, finding);
                }
            }
        }
        told = Set.copyOf(findings);
    }
}
