package dev.banister.launcher;

import java.util.Locale;

/** Says why nothing was launched, in the form that the commands have for what they refuse. */
final class LaunchAnswer {

    private LaunchAnswer() {}

    /** The JSON document of {@code docs/json.md} for an error. */
    static String json(LaunchException failure) {
        return """
                {
                  "exitCode" : %d,
                  "error" : {
                    "findings" : [ {
                      "code" : %s,
                      "severity" : "error",
                      "place" : {
                        "module" : null,
                        "group" : null,
                        "script" : null,
                        "file" : null,
                        "statement" : null,
                        "line" : null
                      },
                      "text" : %s,
                      "reasons" : [ ],
                      "remedy" : %s
                    } ]
                  }
                }""".formatted(
                        failure.exitCode(), quoted(failure.code()), quoted(failure.text()), quoted(failure.remedy()));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char each : text.toCharArray()) {
            if (each == '"' || each == '\\') {
                quoted.append('\\').append(each);
            } else if (each < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
            } else {
                quoted.append(each);
            }
        }
        return quoted.append('"').toString();
    }
}
