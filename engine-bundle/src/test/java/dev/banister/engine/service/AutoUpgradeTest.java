package dev.banister.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.Plan;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.Step;
import dev.banister.api.model.DatabaseUnreachableException;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.Place;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.Severity;
import dev.banister.api.module.Migration;
import dev.banister.engine.catalog.GroupOffer;
import dev.banister.engine.catalog.ModuleFiles;
import dev.banister.engine.catalog.ModuleOffer;
import dev.banister.engine.plan.Basis;
import dev.banister.engine.plan.MigrationPlan;
import dev.banister.engine.plan.PlannedStep;
import dev.banister.engine.service.AutoUpgrade.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AutoUpgradeTest {

    private final List<ModuleOffer> offers = new ArrayList<>();
    private final RecordingMigrations migrations = new RecordingMigrations();
    private final AutoUpgrade upgrade = new AutoUpgrade(migrations, () -> List.copyOf(offers), true);

    @Test
    void runsWhatIsPlannedWhenAModuleArrives() {
        offers.add(module("org.example.news", "2020-01-01-news"));
        migrations.planned = List.of(step("org.example.news/2020-01-01-news/news", "1"));

        Ending ending = upgrade.run();

        assertThat(ending).isEqualTo(Ending.SETTLED);
        assertThat(migrations.ran).containsExactly("org.example.news/2020-01-01-news/news");
    }

    @Test
    void asksForNoPlanWhenNothingHasArrived() {
        offers.add(module("org.example.news", "2020-01-01-news"));
        offers.add(module("org.example.shop", "2020-01-01-shop"));
        upgrade.run();

        upgrade.run();
        offers.remove(1);
        upgrade.run();

        assertThat(migrations.plans).isEqualTo(1);
    }

    @Test
    void runsAgainForAModuleThatCameBack() {
        offers.add(module("org.example.news", "2020-01-01-news"));
        upgrade.run();
        ModuleOffer gone = offers.remove(0);
        upgrade.run();

        offers.add(gone);
        upgrade.run();

        assertThat(migrations.plans).isEqualTo(2);
    }

    @Test
    void leavesADatabaseAloneThatWantsAPersonsWordOrIsReadOnly() {
        offers.add(module("org.example.news", "2020-01-01-news"));

        migrations.confirms = true;
        upgrade.run();
        migrations.confirms = false;
        migrations.readOnly = true;
        offers.add(module("org.example.shop", "2020-01-01-shop"));
        upgrade.run();

        assertThat(migrations.ran).isEmpty();
    }

    @Test
    void triesAFailedScriptOnceForEachChecksum() {
        ScriptId news = script("org.example.news/2020-01-01-news/news");
        migrations.failing.add(news);
        offers.add(module("org.example.news", "2020-01-01-news"));
        migrations.planned = List.of(step("org.example.news/2020-01-01-news/news", "1"));
        upgrade.run();

        offers.add(module("org.example.shop", "2020-01-01-shop"));
        migrations.planned = List.of(
                step("org.example.news/2020-01-01-news/news", "1"), step("org.example.shop/2020-01-01-shop/shop", "1"));
        upgrade.run();
        offers.set(0, module("org.example.news", "2020-01-01-news"));
        migrations.planned = List.of(step("org.example.news/2020-01-01-news/news", "2"));
        upgrade.run();

        assertThat(migrations.ran)
                .containsExactly(
                        "org.example.news/2020-01-01-news/news",
                        "org.example.shop/2020-01-01-shop/shop",
                        "org.example.news/2020-01-01-news/news");
    }

    @Test
    void leavesOutWhatReliesOnAFailedScript() {
        migrations.failing.add(script("org.example.news/2020-01-01-news/news"));
        offers.add(module("org.example.news", "2020-01-01-news"));
        migrations.planned = List.of(step("org.example.news/2020-01-01-news/news", "1"));
        upgrade.run();
        migrations.ran.clear();

        offers.add(module("org.example.shop", "2020-01-01-shop"));
        migrations.planned = List.of(
                step("org.example.news/2020-01-01-news/news", "1"),
                step("org.example.news/2020-02-01-later/later", "1"),
                step("org.example.shop/2020-03-01-feed/feed", "1", "org.example.news/2020-02-01-later"),
                step("org.example.blog/2020-01-01-blog/blog", "1"));
        upgrade.run();

        assertThat(migrations.ran).containsExactly("org.example.blog/2020-01-01-blog/blog");
    }

    @Test
    void plansAnewWhenThePlanWasStale() {
        offers.add(module("org.example.news", "2020-01-01-news"));
        migrations.planned = List.of(step("org.example.news/2020-01-01-news/news", "1"));
        migrations.refusals.add(new RefusedException(finding(FindingCodes.STALE_PLAN)));

        upgrade.run();

        assertThat(migrations.plans).isEqualTo(2);
        assertThat(migrations.ran).hasSize(1);
    }

    @Test
    void isToBeTriedAgainWhenTheDatabaseCannotBeReached() {
        offers.add(module("org.example.news", "2020-01-01-news"));
        migrations.planned = List.of(step("org.example.news/2020-01-01-news/news", "1"));
        migrations.refusals.add(new DatabaseUnreachableException(finding(FindingCodes.DATABASE_UNREACHABLE)));

        Ending first = upgrade.run();
        Ending second = upgrade.run();

        assertThat(first).isEqualTo(Ending.LATER);
        assertThat(second).isEqualTo(Ending.SETTLED);
        assertThat(migrations.ran).hasSize(1);
    }

    private static Finding finding(String code) {
        return Finding.of(code, Severity.ERROR, Place.host(), "it went wrong", "Mend it.");
    }

    private static ModuleOffer module(String name, String group) {
        GroupOffer offer = new GroupOffer(
                group, true, List.of(), List.of(), List.of(), Optional.empty(), List.of(Migration.sql("a")));
        return new ModuleOffer(
                new ModuleId(name), ModuleVersion.ZERO, "migrations", new NoFiles(), List.of(offer), List.of());
    }

    private static ScriptId script(String text) {
        return ScriptId.parse(text);
    }

    private static PlannedStep step(String script, String checksum, String... requires) {
        return new PlannedStep(
                Step.Action.APPLY,
                script(script),
                ModuleVersion.ZERO,
                false,
                false,
                Optional.empty(),
                List.of(),
                checksum,
                Stream.of(requires).map(GroupId::parse).toList(),
                false);
    }

    /** A module's folder with nothing in it. */
    private static final class NoFiles implements ModuleFiles {

        @Override
        public SortedSet<String> below(String folder) {
            return new TreeSet<>();
        }

        @Override
        public byte[] read(String path) {
            throw new IllegalStateException(path);
        }
    }

    /** Plans what it is told to, and writes down what it is to run. */
    private static final class RecordingMigrations extends ScriptedMigrations {

        private List<PlannedStep> planned = List.of();
        private int plans;

        @Override
        public Plan plan(PlanRequest request) {
            plans++;
            return new MigrationPlan(request, planned, List.of(), false, Basis.NONE);
        }
    }
}
