package dev.banister.api.model;

import java.util.List;

/** The request is understood and not carried out, to keep the data safe. Nothing was changed. */
public class RefusedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    public RefusedException(Finding finding) {
        super(finding);
    }

    public RefusedException(List<Finding> findings) {
        super(findings);
    }

    public RefusedException(Finding finding, Throwable cause) {
        super(finding, cause);
    }
}
