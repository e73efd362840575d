package dev.banister.api.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Root of everything that Banister throws. Its findings say what happened, where, why and what to do; its message is
 * their text. Subclasses differ by what the caller can do about it.
 */
public class MigrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public MigrationException(Finding finding) {
        this(List.of(finding));
    }

    public MigrationException(List<Finding> findings) {
        super(message(findings));
        this.findings = List.copyOf(findings);
    }

    public MigrationException(Finding finding, Throwable cause) {
        super(message(List.of(finding)), cause);
        this.findings = List.of(finding);
    }

    /** A message of the caller's own, without a finding; for exceptions that authors throw. */
    protected MigrationException(String message) {
        super(message);
        this.findings = List.of();
    }

    private static String message(List<Finding> findings) {
        return findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }

    public final List<Finding> findings() {
        return findings;
    }
}
