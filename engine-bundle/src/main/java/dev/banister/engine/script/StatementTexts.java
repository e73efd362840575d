package dev.banister.engine.script;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;

/** The texts of statements, each made when it is asked for: of a script too big to be held, none is kept. */
final class StatementTexts extends AbstractList<String> {

    private final List<Statement> statements;

    StatementTexts(List<Statement> statements) {
        this.statements = statements;
    }

    @Override
    public String get(int index) {
        return statements.get(index).text();
    }

    @Override
    public int size() {
        return statements.size();
    }

    /** Walks along the statements; to ask for each by its number would look for each from the start. */
    @Override
    public Iterator<String> iterator() {
        Iterator<Statement> all = statements.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public String next() {
                return all.next().text();
            }
        };
    }
}
