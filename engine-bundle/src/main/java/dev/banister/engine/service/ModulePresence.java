package dev.banister.engine.service;

import dev.banister.api.model.ModuleId;
import dev.banister.engine.catalog.GroupOffer;
import dev.banister.engine.catalog.ModuleOffer;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Is what a module offered at the start of a run still there? A bundle that was stopped or updated meanwhile may lack the
 * classes of its next script. What else is found of the module in the middle of a run does not matter.
 */
record ModulePresence(ModuleOffers offers, List<ModuleOffer> begun) implements Predicate<ModuleId> {

    /** From now on. */
    static ModulePresence from(ModuleOffers offers) {
        return new ModulePresence(offers, offers.present());
    }

    @Override
    public boolean test(ModuleId module) {
        List<ModuleOffer> now = offers.present();
        return now == begun || groups(module, now).containsAll(groups(module, begun));
    }

    private static Set<GroupOffer> groups(ModuleId module, List<ModuleOffer> offers) {
        return offers.stream()
                .filter(offer -> offer.id().equals(module))
                .flatMap(offer -> offer.groups().stream())
                .collect(Collectors.toSet());
    }
}
