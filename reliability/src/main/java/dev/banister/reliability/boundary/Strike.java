package dev.banister.reliability.boundary;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What is done to a run at its calls. */
@FunctionalInterface
public interface Strike {

    /** Lets every call pass. */
    Strike NONE = (call, moment, connection) -> {};

    /**
     * Is told of both sides of every call, by the thread that makes it.
     *
     * @param connection the physical one; empty where there is none yet
     * @throws SQLException instead of the call's answer
     */
    void at(Call call, Moment moment, Optional<Connection> connection) throws SQLException;
}
