package dev.banister.api.model;

import java.util.List;

/** The request itself makes no sense: an unknown name, an ambiguous target. Correct it and ask again. */
public class UsageException extends MigrationException {

    private static final long serialVersionUID = 1L;

    public UsageException(Finding finding) {
        super(finding);
    }

    public UsageException(List<Finding> findings) {
        super(findings);
    }

    public UsageException(Finding finding, Throwable cause) {
        super(finding, cause);
    }
}
