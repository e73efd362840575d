package dev.banister.reliability.trial;

/**
 * How far a scenario was when it was cut.
 *
 * @param command the index of the one that it was in; the number of commands if it came to its end
 * @param lastEvent the number of the last event before that command
 */
record Progress(int command, long lastEvent) {}
