package dev.banister.engine.osgi.bundle;

import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;
import dev.banister.api.module.MigrationGroup;
import dev.banister.engine.osgi.probe.Probe;
import java.util.List;

/** A group in Java; goes into the jars that the tests make. */
public final class NewsGroup implements MigrationGroup {

    @Override
    public List<Migration> scripts() {
        Probe.say("asked for scripts");
        return List.of(new CreateNews(), Migration.sql("fill"));
    }

    /** Makes a table, and needs another class of its bundle at the end. */
    public static final class CreateNews extends Migration {

        @Override
        public void up(Database db) throws InterruptedException {
            Probe.say("creating");
            Probe.passGate();
            db.execute("create table news (id int primary key, title varchar(100))");
            Probe.say(NewsWords.CREATED.text());
        }

        @Override
        public void down(Database db) {
            db.execute("drop table news");
        }
    }
}
