package dev.banister.api.model;

/** How much a finding stands in the way. */
public enum Severity {
    /** Worth knowing; nothing is held up. */
    INFO,
    /** Probably a mistake; nothing is held up. */
    WARNING,
    /** What it names (a group and the later ones of its module, a module, or the request) is not run. */
    ERROR
}
