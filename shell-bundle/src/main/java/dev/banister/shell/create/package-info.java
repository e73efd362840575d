/** New groups from templates, and new ids for groups that are in conflict. Files only: no database, no OSGi. */
@NullMarked
package dev.banister.shell.create;

import org.jspecify.annotations.NullMarked;
