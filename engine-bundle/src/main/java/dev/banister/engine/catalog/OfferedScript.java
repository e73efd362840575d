package dev.banister.engine.catalog;

import dev.banister.api.model.ScriptId;
import dev.banister.api.module.Migration;
import dev.banister.engine.script.SqlScript;
import java.util.Optional;

/** A script as its module offers it now. */
public sealed interface OfferedScript {

    ScriptId id();

    /** Of its up. */
    String checksum();

    /** Of its down; empty text if it has none. */
    String downChecksum();

    boolean reversible();

    /** A script in SQL; no down is no file for it. */
    record Sql(ScriptId id, SqlScript up, Optional<SqlScript> down) implements OfferedScript {

        @Override
        public String checksum() {
            return up.checksum();
        }

        @Override
        public String downChecksum() {
            return down.map(SqlScript::checksum).orElse("");
        }

        @Override
        public boolean reversible() {
            return down.isPresent();
        }
    }

    /** A script in Java. */
    record Java(ScriptId id, Migration migration, String checksum, boolean reversible) implements OfferedScript {

        /** What the checksums of scripts in Java begin with, and those of no others. */
        public static final String CHECKSUM_PREFIX = "java:";

        @Override
        public String downChecksum() {
            return reversible ? checksum : "";
        }
    }
}
