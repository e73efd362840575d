package org.example.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A fenced block of a document whose first line names the file that it quotes, such as {@code ```sql some/file.sql}. */
record QuotedBlock(String document, int line, String file, String text) {

    private static final Pattern FENCE = Pattern.compile("(?m)^```(\\S*)(?: (\\S+))?\\n(.*?)^```$", Pattern.DOTALL);

    static List<QuotedBlock> of(Path tree, String document) throws IOException {
        String content = Files.readString(tree.resolve(document));
        List<QuotedBlock> blocks = new ArrayList<>();
        Matcher fence = FENCE.matcher(content);
        while (fence.find()) {
            if (fence.group(2) != null) {
                int line = (int) content.substring(0, fence.start()).lines().count() + 1;
                blocks.add(new QuotedBlock(document, line, fence.group(2), fence.group(3)));
            }
        }
        return blocks;
    }

    @Override
    public String toString() {
        return document + ":" + line + " quotes " + file;
    }
}
