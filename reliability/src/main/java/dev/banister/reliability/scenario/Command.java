package dev.banister.reliability.scenario;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.GroupId;
import java.util.Optional;

/**
 * What an admin types.
 *
 * @param redone the group that is reverted and applied again, for the one command that says no target: once it was cut,
 *     the same words would mean another group, and the admin has to look how far it went
 * @param target the group before that one
 */
public record Command(PlanRequest request, Optional<GroupId> redone, String target) {

    /** One that means the same however often it is typed. */
    static Command of(PlanRequest request) {
        return new Command(request, Optional.empty(), "");
    }

    /** Of the last group, which stands on that target. */
    static Command redo(GroupId group, String target) {
        return new Command(PlanRequest.redo(group.module()), Optional.of(group), target);
    }

    @Override
    public String toString() {
        return request.toString();
    }
}
