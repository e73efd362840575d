package dev.banister.api.model;

import java.util.List;

/** No connection to the database could be had. Nothing is known of its state. */
public class DatabaseUnreachableException extends MigrationException {

    private static final long serialVersionUID = 1L;

    public DatabaseUnreachableException(Finding finding) {
        super(finding);
    }

    public DatabaseUnreachableException(List<Finding> findings) {
        super(findings);
    }

    public DatabaseUnreachableException(Finding finding, Throwable cause) {
        super(finding, cause);
    }
}
