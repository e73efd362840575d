package dev.banister.launcher;

/** The launch cannot go on; the message is fit for users. */
final class LaunchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private LaunchException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    private LaunchException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    static LaunchException wrongUsage(String message) {
        return new LaunchException(ExitCodes.WRONG_USAGE, message);
    }

    static LaunchException failed(String message) {
        return new LaunchException(ExitCodes.FAILED, message);
    }

    static LaunchException failed(String message, Throwable cause) {
        return new LaunchException(ExitCodes.FAILED, message + ": " + cause.getMessage(), cause);
    }

    int exitCode() {
        return exitCode;
    }
}
