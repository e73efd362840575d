package dev.banister.launcher;

/** The launch cannot go on; what it says is fit for users. */
final class LaunchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String code;
    private final String text;
    private final String remedy;

    private LaunchException(int exitCode, String code, String text, String remedy) {
        super(remedy.isEmpty() ? text : text + ". " + remedy);
        this.exitCode = exitCode;
        this.code = code;
        this.text = text;
        this.remedy = remedy;
    }

    /** What was asked for makes no sense. */
    static LaunchException wrongUsage(String text, String remedy) {
        return new LaunchException(ExitCodes.WRONG_USAGE, "bad-usage", text, remedy);
    }

    /** What was asked for cannot be had here as things are. */
    static LaunchException refused(String text, String remedy) {
        return new LaunchException(ExitCodes.REFUSED, "not-launched", text, remedy);
    }

    /** Banister is broken. */
    static LaunchException failed(String text, String remedy) {
        return new LaunchException(ExitCodes.FAILED, "not-launched", text, remedy);
    }

    static LaunchException failed(String text, Throwable cause) {
        LaunchException failed = failed(text + ": " + cause.getMessage(), "");
        failed.initCause(cause);
        return failed;
    }

    int exitCode() {
        return exitCode;
    }

    /** The code of a finding. */
    String code() {
        return code;
    }

    String text() {
        return text;
    }

    /** What to do; may be empty. */
    String remedy() {
        return remedy;
    }
}
