/** The calls of JDBC that may talk to a database: counted, and disturbed at one of them. */
@NullMarked
package dev.banister.reliability.boundary;

import org.jspecify.annotations.NullMarked;
