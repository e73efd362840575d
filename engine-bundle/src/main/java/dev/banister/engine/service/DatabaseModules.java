package dev.banister.engine.service;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.catalog.GroupOffer;
import dev.banister.engine.catalog.ModuleOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The modules of a host, as far as they are for one of its databases. What a group requires of another database is looked
 * up there and taken out, since no history of this one can meet it; where it is not met, a finding holds the group.
 */
public final class DatabaseModules implements ModuleOffers {

    private final String database;
    private final ModuleOffers host;
    private final Neighbourhood neighbourhood;
    private @Nullable Chosen chosen;
    private List<ModuleOffer> last = List.of();

    /** The part of a host's offers that is for this database, and what it was chosen from. */
    private record Chosen(Destinations destinations, List<ModuleOffer> offers) {}

    public DatabaseModules(String database, ModuleOffers host, Neighbourhood neighbourhood) {
        this.database = Objects.requireNonNull(database, "database");
        this.host = Objects.requireNonNull(host, "host");
        this.neighbourhood = Objects.requireNonNull(neighbourhood, "neighbourhood");
    }

    @Override
    public List<ModuleOffer> current() {
        Chosen now = chosen();
        ElsewhereApplied applied = new ElsewhereApplied(neighbourhood);
        List<ModuleOffer> offers = now.offers().stream()
                .map(module -> settled(now.destinations(), module, applied))
                .toList();
        return same(offers);
    }

    @Override
    public List<ModuleOffer> present() {
        return chosen().offers();
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(host.findings());
        findings.addAll(neighbourhood.findings());
        Destinations destinations = chosen().destinations();
        for (ModuleOffer module : destinations.offers()) {
            for (GroupOffer group : module.groups()) {
                destinations.unknown(group).forEach(name -> findings.add(noSuchDatabase(module, group, name)));
            }
        }
        return List.copyOf(findings);
    }

    private synchronized Chosen chosen() {
        List<ModuleOffer> offered = host.current();
        Map<String, ModuleFilter> databases = neighbourhood.databases();
        Chosen known = chosen;
        if (known == null
                || known.destinations().offers() != offered
                || !known.destinations().databases().equals(databases)) {
            Destinations destinations = new Destinations(offered, databases);
            known = new Chosen(
                    destinations,
                    offered.stream()
                            .flatMap(module -> destinations.to(database, module).stream())
                            .toList());
            chosen = known;
        }
        return known;
    }

    /** The very same list while nothing has changed. */
    private synchronized List<ModuleOffer> same(List<ModuleOffer> offers) {
        if (!offers.equals(last)) {
            last = offers;
        }
        return last;
    }

    private ModuleOffer settled(Destinations destinations, ModuleOffer module, ElsewhereApplied applied) {
        List<GroupOffer> groups = new ArrayList<>();
        List<Finding> findings = new ArrayList<>(module.findings());
        for (GroupOffer group : module.groups()) {
            List<String> kept = new ArrayList<>();
            for (String requirement : group.requires()) {
                Optional<List<Destinations.Wanted>> wanted = destinations.elsewhere(database, group, requirement);
                if (wanted.isEmpty()) {
                    kept.add(requirement);
                } else {
                    held(destinations, wanted.get(), applied)
                            .map(why -> why.finding(Place.of(module.id()).group(group.name()), requirement))
                            .ifPresent(findings::add);
                }
            }
            groups.add(kept.equals(group.requires()) ? group : group.requiring(kept));
        }
        return groups.equals(module.groups()) ? module : module.with(groups, findings);
    }

    /** Why a requirement on other databases holds the group that has it. */
    private Optional<Held> held(Destinations destinations, List<Destinations.Wanted> wanted, ElsewhereApplied applied) {
        Set<String> databases = new TreeSet<>();
        wanted.forEach(each -> databases.addAll(each.databases()));
        if (destinations.leadBack(databases, database)) {
            return Optional.of(new Held(
                    databases,
                    true,
                    "both require something of the other: " + database + ", " + String.join(", ", databases)));
        }
        List<String> missing = wanted.stream()
                .filter(each -> !applied.test(each))
                .map(each -> each.module().id() + "/" + each.group().name())
                .sorted()
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Held(
                        databases, false, applied.problem().orElse("not applied: " + String.join(", ", missing))));
    }

    private record Held(Set<String> databases, boolean circle, String reason) {

        Finding finding(Place group, String requirement) {
            String where = databases.isEmpty()
                    ? "a database that the host does not have"
                    : "the database " + String.join(", ", databases);
            Finding finding = circle
                    ? Finding.of(
                            FindingCodes.DATABASE_CIRCLE,
                            Severity.ERROR,
                            group,
                            "requires " + requirement + " of " + where + ", which requires something of this one",
                            "Let requirements between two databases go one way only.")
                    : Finding.of(
                            FindingCodes.REQUIRED_ELSEWHERE,
                            Severity.ERROR,
                            group,
                            "requires " + requirement + ", which belongs to " + where + " and is not applied there",
                            "Run 'up --database " + String.join("|", databases)
                                    + "' first; this group and the later ones of its module wait until then.");
            return finding.because(reason);
        }
    }

    private static Finding noSuchDatabase(ModuleOffer module, GroupOffer group, String name) {
        return Finding.of(
                FindingCodes.NO_SUCH_DATABASE,
                Severity.WARNING,
                Place.of(module.id()).group(group.name()),
                "the group is for the database " + name + ", which this host does not have",
                "Configure it in conf/dev.banister.database-" + name + ".cfg, or correct the name in the module.");
    }
}
