package dev.banister.engine.run;

import dev.banister.api.model.Finding;

/** A step cannot be done; nothing of it was. */
class StepFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    StepFailure(Finding finding) {
        super(finding.toString());
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
