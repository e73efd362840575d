package dev.banister.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleState;
import dev.banister.jars.BundleJar;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

@ExtendWith(InsideFramework.class)
class JavaModulesIT {

    private static final String ENTERED = "org.example.java.entered";
    private static final String RELEASED = "org.example.java.released";
    private static final String NO_REFERENCE = "";

    private Inside host;

    @BeforeEach
    void open() throws Exception {
        host = new Inside();
    }

    @AfterEach
    void close() throws Exception {
        System.getProperties().remove(ENTERED);
        System.getProperties().remove(RELEASED);
        host.close();
    }

    @Test
    void runsTheScriptsOfAComponent() throws Exception {
        latch(RELEASED).countDown();

        host.drop("java.jar", module(NO_REFERENCE));

        host.awaitApplied("First", "Second");
        assertThat(host.query("SELECT text FROM steps ORDER BY text")).containsExactly("first", "second");
    }

    @Test
    void waitsForTheScriptOfAModuleThatIsStopped() throws Exception {
        CountDownLatch entered = latch(ENTERED);
        CountDownLatch released = latch(RELEASED);
        Bundle module = host.drop("java.jar", module(NO_REFERENCE));
        assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> stop(module));
        host.await("the state of the bundle", module::getState, state -> state == Bundle.STOPPING);
        boolean waiting = !stop.isDone();
        released.countDown();
        stop.get(20, TimeUnit.SECONDS);

        assertThat(waiting).as("stop waits").isTrue();
        assertThat(host.query("SELECT text FROM steps")).containsExactly("first");
        assertThat(host.query("SELECT state FROM banister_history WHERE script = 'First'"))
                .containsExactly("APPLIED");
    }

    @Test
    void saysWhatAGroupWaitsForThatIsNotRegistered() throws Exception {
        host.drop(
                "java.jar", module("<reference name=\"clock\" interface=\"org.example.Clock\" cardinality=\"1..1\"/>"));

        List<Finding> findings = host.awaitFinding(FindingCodes.GROUP_NOT_AVAILABLE);

        assertThat(findings)
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString()).contains("org.example.java", "clock"));
        assertThat(host.query("SELECT table_name FROM information_schema.tables WHERE table_name = 'STEPS'"))
                .isEmpty();
        host.awaitState("org.example.java", ModuleState.BLOCKED);
    }

    private static CountDownLatch latch(String name) {
        CountDownLatch latch = new CountDownLatch(1);
        System.getProperties().put(name, latch);
        return latch;
    }

    private static void stop(Bundle bundle) {
        try {
            bundle.stop();
        } catch (BundleException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Two scripts; the first says that it has been entered, and waits to be released, if there is somebody who cares. */
    private static BundleJar module(String reference) {
        return BundleJar.module("org.example.java", "1.0.0")
                .header("Import-Package", "dev.banister.api.module;version=\"[1.0,2)\"")
                .groupComponent("org.example.java.StepsGroup", "2026-11-21-steps", reference)
                .source("org.example.java.StepsGroup", """
                        package org.example.java;

                        import dev.banister.api.module.Database;
                        import dev.banister.api.module.Migration;
                        import dev.banister.api.module.MigrationGroup;
                        import java.util.List;
                        import java.util.concurrent.CountDownLatch;

                        public final class StepsGroup implements MigrationGroup {
                            @Override
                            public List<Migration> scripts() {
                                return List.of(new First(), new Second());
                            }
                        }

                        final class First extends Migration {
                            @Override
                            public void up(Database db) throws Exception {
                                db.execute("CREATE TABLE steps (text VARCHAR(20))");
                                if (System.getProperties().get("org.example.java.entered") instanceof CountDownLatch in) {
                                    in.countDown();
                                }
                                if (System.getProperties().get("org.example.java.released") instanceof CountDownLatch out) {
                                    out.await();
                                }
                                // Loaded only now, when its bundle may be on its way out.
                                new Late().insert(db, "first");
                            }
                        }

                        final class Second extends Migration {
                            @Override
                            public void up(Database db) {
                                new Late().insert(db, "second");
                            }
                        }

                        final class Late {
                            void insert(Database db, String text) {
                                db.execute("INSERT INTO steps VALUES (?)", text);
                            }
                        }
                        """);
    }
}
