package dev.banister.reliability.soak;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptId;
import java.util.List;
import java.util.Random;

/** Any command that an admin may give. */
record Whim(Modules modules, Random random) {

    PlanRequest next() {
        return switch (random.nextInt(16)) {
            case 0, 1 -> PlanRequest.up();
            case 2 -> PlanRequest.up().steps(some());
            case 3 -> PlanRequest.up().target(day());
            case 4, 5 -> anyUp();
            case 6, 7 -> cascade(PlanRequest.down(module()).steps(some()));
            case 8 -> cascade(anyDown());
            case 9 ->
                random.nextInt(3) == 0
                        ? PlanRequest.downEverything()
                        : PlanRequest.downEverything().target(day());
            case 10 -> cascade(PlanRequest.to(module(), target()));
            case 11 -> PlanRequest.everythingTo(random.nextInt(4) == 0 ? "0" : day());
            case 12 -> cascade(PlanRequest.redo(module()).steps(some()));
            case 13 -> random.nextBoolean() ? PlanRequest.mark(module(), target()) : PlanRequest.mark(script());
            case 14 -> PlanRequest.ignore(script(), "a whim");
            default -> PlanRequest.unignore(script());
        };
    }

    private PlanRequest anyUp() {
        PlanRequest up = PlanRequest.up(module());
        return switch (random.nextInt(3)) {
            case 0 -> up;
            case 1 -> up.steps(some());
            default -> up.target(targetOf(up.module().orElseThrow()));
        };
    }

    private PlanRequest anyDown() {
        PlanRequest down = PlanRequest.down(module());
        return random.nextBoolean()
                ? down.all()
                : down.target(targetOf(down.module().orElseThrow()));
    }

    private PlanRequest cascade(PlanRequest request) {
        return random.nextBoolean() ? request.cascade() : request;
    }

    private int some() {
        return 1 + random.nextInt(3);
    }

    private ModuleId module() {
        return new ModuleId(any(modules.names()));
    }

    private ScriptId script() {
        return ScriptId.parse(any(modules.scripts()).id());
    }

    private String day() {
        return any(modules.groups()).date().toString();
    }

    private String target() {
        return random.nextInt(4) == 0 ? "0" : day();
    }

    private String targetOf(ModuleId module) {
        List<Group> own = modules.groups().stream()
                .filter(group -> group.module().equals(module.value()))
                .toList();
        return random.nextBoolean() ? any(own).name() : target();
    }

    private <T> T any(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }
}
