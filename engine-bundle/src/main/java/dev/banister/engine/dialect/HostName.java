package dev.banister.engine.dialect;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** What the machine is called that we run on. */
public final class HostName {

    private HostName() {}

    /** From the environment if that says, since asking the network may take its time. */
    public static String get() {
        return Optional.ofNullable(System.getenv("HOSTNAME"))
                .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
                .filter(name -> !name.isBlank())
                .orElseGet(HostName::fromNetwork);
    }

    private static String fromNetwork() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
