package dev.banister.shell.command;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Plan;

/** Shows a plan and does nothing. */
record Planning(PlanCommand options) implements PlanUse {

    @Override
    public Answer of(Plan plan, MigrationService service) {
        return new PlanAnswer(service.database(), plan, options.sql);
    }
}
