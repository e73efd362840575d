package dev.banister.api.admin;

import dev.banister.api.model.Finding;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Ordered steps, and what was found on the way. Pure data: it holds no connection and none of an author's objects.
 */
@ProviderType
public interface Plan {

    PlanRequest request();

    /** What would be run, in this order; empty if there is nothing to do or the request is refused. */
    List<Step> steps();

    /** Everything that was found, refusals first. */
    List<Finding> findings();

    /** Is the request as a whole refused? Then {@link #findings} say why, and there are no steps. */
    boolean refused();

    /** Of the catalog and the history that this plan was made from; if either changes, the plan is stale. */
    String fingerprint();
}
