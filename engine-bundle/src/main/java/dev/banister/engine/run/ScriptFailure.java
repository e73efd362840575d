package dev.banister.engine.run;

import dev.banister.api.model.Finding;

/** A script that failed, and was recorded so. */
record ScriptFailure(Finding finding, Throwable thrown) {}
