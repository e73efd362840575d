package dev.banister.api.admin;

import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.ScriptId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/** One entry of the log that is only ever added to. */
@ProviderType
public interface HistoryEvent {

    /** What happened to the script. */
    enum Kind {
        APPLIED,
        APPLY_FAILED,
        REVERTED,
        REVERT_FAILED,
        MARKED,
        UNMARKED,
        IGNORED,
        UNIGNORED,
        ACCEPTED,
        RESOLVED;

        /** The word that users see. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Its place in the log; later events have higher numbers. */
    long sequence();

    Kind kind();

    ScriptId script();

    ModuleVersion moduleVersion();

    /** By the database's clock. */
    Instant at();

    Duration duration();

    /** The run that it was part of. */
    String runId();

    /** The user who ran it, as the operating system or the front end knows them. */
    String who();

    /** The host that it was run on. */
    String host();

    /** Of the script at that time. */
    String checksum();

    /** The reason that was given, or the error; empty if there is nothing to say. */
    String note();
}
