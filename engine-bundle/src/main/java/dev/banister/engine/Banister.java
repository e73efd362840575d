package dev.banister.engine;

/** Where the engine is entered without OSGi. */
public final class Banister {

    private Banister() {}
}
