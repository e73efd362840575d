package dev.banister.shell.command;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Plan;

/** What is done with a plan once it is made. */
interface PlanUse {

    Answer of(Plan plan, MigrationService service);
}
