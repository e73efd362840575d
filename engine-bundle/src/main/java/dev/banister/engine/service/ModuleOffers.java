package dev.banister.engine.service;

import dev.banister.api.model.Finding;
import dev.banister.engine.catalog.ModuleOffer;
import java.util.List;

/** Where the modules come from: a framework's bundles, or what a plain Java program names. Safe for several threads. */
@FunctionalInterface
public interface ModuleOffers {

    /** What is there now; the very same list until something has changed, so that callers can keep what they made of it. */
    List<ModuleOffer> current();

    /**
     * As {@link #current()}, for those who ask often and want to know what is there, not what it waits for: never asks a
     * database.
     */
    default List<ModuleOffer> present() {
        return current();
    }

    /** What was found of the host as a whole, such as bundles that only look like modules; part of no module. */
    default List<Finding> findings() {
        return List.of();
    }
}
