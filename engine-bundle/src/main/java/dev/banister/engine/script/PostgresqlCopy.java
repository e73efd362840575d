package dev.banister.engine.script;

/** A COPY, which may be {@code FROM stdin}; what stands in brackets is a query, columns or options. */
final class PostgresqlCopy implements Body {

    private int brackets;
    private boolean from;
    private boolean takesData;

    @Override
    public Body word(String word) {
        if (brackets == 0) {
            takesData |= from && "STDIN".equals(word);
            from = "FROM".equals(word);
        }
        return this;
    }

    @Override
    public Body sign(char sign) {
        brackets += sign == '(' ? 1 : sign == ')' ? -1 : 0;
        from = false;
        return this;
    }

    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public boolean takesData() {
        return takesData;
    }
}
