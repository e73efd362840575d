/**
 * Attachments of tasks, comments and discussions: scripts in Java and in SQL, in dated groups.
 *
 * <p>The worked example of the Angie text: a group of several scripts, {@code MigratePrepareFileStorage} before
 * {@code MigrateAttachments}, columns and indexes with their way back, table names that honour the host's prefix.
 */
@ProvideMigrations
package org.example.attachments;

import dev.banister.api.module.ProvideMigrations;
