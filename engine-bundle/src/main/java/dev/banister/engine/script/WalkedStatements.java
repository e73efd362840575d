package dev.banister.engine.script;

import java.util.AbstractList;
import java.util.List;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/**
 * The statements of a script that is too big to be held: they are read from its text each time that they are asked for, so
 * walk along them rather than to ask for single ones. Immutable and safe for use by several threads.
 */
final class WalkedStatements extends AbstractList<Statement> {

    /** How many statements there are from one mark to the next. */
    static final int STRIDE = 1024;

    private final ScriptSyntax syntax;
    private final ScriptText text;
    private final List<LexerState> marks;
    private final int size;

    /** @param marks where the first statement begins, and every further {@link #STRIDE} */
    WalkedStatements(ScriptSyntax syntax, ScriptText text, List<LexerState> marks, int size) {
        this.syntax = syntax;
        this.text = text;
        this.marks = List.copyOf(marks);
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Statement get(int index) {
        Objects.checkIndex(index, size);
        return new Walk(index).next();
    }

    @Override
    public java.util.Iterator<Statement> iterator() {
        return listIterator();
    }

    @Override
    public ListIterator<Statement> listIterator(int index) {
        Objects.checkIndex(index, size + 1);
        return new Walk(index);
    }

    /** Goes forward only. */
    private final class Walk implements ListIterator<Statement> {

        private final Digest digest = new Digest();
        private Optional<ScriptLexer> lexer = Optional.empty();
        private int next;

        Walk(int index) {
            this.next = index;
        }

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public Statement next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            LexedStatement lexed = nextOwn(lexer());
            return lexed.numbered(++next, text, digest);
        }

        private ScriptLexer lexer() {
            if (lexer.isEmpty()) {
                LexerState mark = marks.get(next / STRIDE);
                ScriptLexer opened = new ScriptLexer(
                        syntax, Window.over(text.open(mark.offset(), text.length()), mark.offset(), Window.SIZE));
                opened.resume(mark);
                for (int skipped = next / STRIDE * STRIDE; skipped < next; skipped++) {
                    nextOwn(opened);
                }
                lexer = Optional.of(opened);
            }
            return lexer.get();
        }

        private LexedStatement nextOwn(ScriptLexer from) {
            LexedStatement lexed = from.next().orElseThrow();
            while (!lexed.isOwn()) {
                lexed = from.next().orElseThrow();
            }
            return lexed;
        }

        @Override
        public int nextIndex() {
            return next;
        }

        @Override
        public boolean hasPrevious() {
            return next > 0;
        }

        @Override
        public int previousIndex() {
            return next - 1;
        }

        @Override
        public Statement previous() {
            throw new UnsupportedOperationException("statements are walked forward");
        }

        @Override
        public void remove() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void set(Statement statement) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void add(Statement statement) {
            throw new UnsupportedOperationException();
        }
    }
}
