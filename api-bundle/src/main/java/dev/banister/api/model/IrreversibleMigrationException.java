package dev.banister.api.model;

/** Thrown by a script whose down finds out, while it runs, that it cannot revert what its up did. */
public class IrreversibleMigrationException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /** @param why one sentence for the admin */
    public IrreversibleMigrationException(String why) {
        super(why);
    }
}
