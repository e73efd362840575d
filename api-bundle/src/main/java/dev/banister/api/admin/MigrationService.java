package dev.banister.api.admin;

import dev.banister.api.model.DatabaseUnreachableException;
import dev.banister.api.model.Finding;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.UsageException;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The migrations of one database. There is one service for each database that the host knows, with the service property
 * {@code banister.database}. Safe for use by several threads.
 *
 * <p>Every method may throw {@link DatabaseUnreachableException}. Only {@link #run} and {@link #releaseLease} change
 * anything.
 */
@ProviderType
public interface MigrationService {

    /** The name of the database, {@code main} unless the host says otherwise. */
    String database();

    /** Does the host want even an upgrade to be confirmed by a person ({@code confirm=up})? */
    boolean confirmsUpgrades();

    /** Is everything refused that would change the database ({@code read-only=on})? */
    boolean readOnly();

    /**
     * What would be done, and what stands in the way. The plan is also the dry run.
     *
     * @throws UsageException if the request names something that does not exist, or is ambiguous
     */
    Plan plan(PlanRequest request);

    /**
     * Runs a plan under the lease. A script that fails stops its module and what depends on it, and the others go on;
     * look at the report. Waits for another runner to finish; the listener is told.
     *
     * @throws RefusedException if the plan was refused, is stale, or the database is read-only; nothing was run
     */
    RunReport run(Plan plan, RunListener listener);

    /** One row for each module that is installed or was applied, in the order of their names. */
    List<ModuleStatus> modules();

    /** Every script that is offered or was applied: module by module, in each module's own order. */
    List<ScriptStatus> scripts();

    /** Everything worth knowing about what is offered and what was applied, all at once. */
    List<Finding> findings();

    /**
     * What was done, newest first.
     *
     * @param module only this one's, if given
     * @param limit at most so many; 0 for all
     */
    List<HistoryEvent> history(Optional<ModuleId> module, int limit);

    /**
     * Why something stands where it does in the order, why it is blocked, what would unblock it.
     *
     * @param subject {@code module}, {@code module/group} or {@code module/group/script}
     * @throws UsageException if there is no such thing
     */
    Explanation why(String subject);

    /** Who runs migrations on the database at this moment; empty if nobody does. */
    Optional<LeaseHolder> lease();

    /**
     * Takes the lease from a holder that is gone, where the database cannot prove that it is. Should it come back, it
     * cannot write to the history any more.
     *
     * @param holder as {@link #lease} returned it
     * @throws RefusedException if it is alive, if a statement of it is under way, or if another one holds the lease by now
     */
    void releaseLease(LeaseHolder holder);
}
