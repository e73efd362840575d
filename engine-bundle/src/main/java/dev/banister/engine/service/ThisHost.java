package dev.banister.engine.service;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Who and where we are, for the log. */
final class ThisHost {

    private ThisHost() {}

    static String user() {
        return System.getProperty("user.name", "unknown");
    }

    /** From the environment if that says, since asking the network may take its time. */
    static String name() {
        return Optional.ofNullable(System.getenv("HOSTNAME"))
                .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
                .filter(name -> !name.isBlank())
                .orElseGet(ThisHost::fromNetwork);
    }

    private static String fromNetwork() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
