package dev.banister.engine.database;

import java.sql.Statement;

/** Before a statement is looked at or executed, the change of structure that is still open is made. */
record FlushingConsole(ScriptConsole console, Changes changes) implements ScriptConsole {

    @Override
    public void checking(String sql) {
        changes.flush();
        console.checking(sql);
    }

    @Override
    public void executing(Statement statement) {
        changes.flush();
        console.executing(statement);
    }

    @Override
    public void returned() {
        console.returned();
    }

    @Override
    public void changing(StructureChange change) {
        console.changing(change);
    }

    @Override
    public void executed(String sql) {
        console.executed(sql);
    }

    @Override
    public void say(String text) {
        console.say(text);
    }

    @Override
    public void progress(long done, long total) {
        console.progress(done, total);
    }
}
