package dev.banister.api.admin;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The answer to {@code why}. */
@ProviderType
public interface Explanation {

    /** What was asked about, in full. */
    String subject();

    /** What has become of it: the word of a {@code ModuleState} for a module, of a {@code ScriptState} for the rest. */
    String state();

    /** The reasons for its place in the order and for its state, and what would change them. */
    List<String> reasons();
}
