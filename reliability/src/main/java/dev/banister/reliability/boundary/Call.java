package dev.banister.reliability.boundary;

import java.util.regex.Pattern;

/**
 * A call that may talk to the database, made by the thread that runs.
 *
 * @param number of those that this thread makes, from 1
 * @param text the method and its SQL, without what differs from one run to the next
 */
public record Call(int number, String text) {

    private static final Pattern READING = Pattern.compile(
            "Connection\\.prepareStatement .*|\\w*Statement\\.executeQuery (?:SELECT|VALUES|SHOW|PRAGMA)\\b.*");

    /**
     * Does it only read, or make ready what is sent later? Then the database holds the same before it and after it. None
     * of the drivers sends anything when a statement is prepared that another session could see.
     */
    public boolean readsOnly() {
        return READING.matcher(text).matches();
    }

    @Override
    public String toString() {
        return number + ": " + text;
    }
}
