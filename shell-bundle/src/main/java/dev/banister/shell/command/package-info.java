/**
 * The command tree, one class a command, and what the commands share. Knows nothing of OSGi: whoever serves the tree
 * hands it a {@link dev.banister.shell.command.FrontEnd}.
 */
@NullMarked
package dev.banister.shell.command;

import org.jspecify.annotations.NullMarked;
