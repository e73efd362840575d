package dev.banister.api.admin;

import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.ScriptId;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** One thing that a plan does to one script. */
@ProviderType
public interface Step {

    /** What is done to the script. */
    enum Action {
        /** Run its up. */
        APPLY('+', "apply"),
        /** Run its down. */
        REVERT('-', "revert"),
        /** Record it as applied, running nothing. */
        MARK('=', "mark"),
        /** Forget that it was applied, running nothing. */
        UNMARK('/', "unmark"),
        /** Leave it out for good. */
        IGNORE('x', "ignore"),
        /** Take it in again. */
        UNIGNORE('o', "unignore"),
        /** Take its changed text as the one that was applied. */
        ACCEPT('~', "accept"),
        /** Settle the statement that it stopped at. */
        RESOLVE('?', "resolve");

        private final char sign;
        private final String text;

        Action(char sign, String text) {
            this.sign = sign;
            this.text = text;
        }

        /** One character for listings. */
        public char sign() {
            return sign;
        }

        /** The word that users see. */
        @Override
        public String toString() {
            return text;
        }
    }

    Action action();

    ScriptId script();

    /** The version of the bundle that the script is taken from, or was applied from. */
    ModuleVersion moduleVersion();

    /** Is it older than something of its module that is applied already? */
    boolean late();

    /** Does the script have a down? */
    boolean reversible();

    /** Why it stands in the plan although nobody named it, such as a module that requires it. */
    Optional<String> reason();

    /** Is the script one in Java, whose statements nobody knows before it runs? */
    boolean inJava();

    /** The statements that would be run, as they stand in the file; empty for a script in Java. */
    List<String> statements();
}
