/** The databases of the host that the shell runs in, and the command tree as the service that bin/banister calls. */
@NullMarked
package dev.banister.shell.host;

import org.jspecify.annotations.NullMarked;
