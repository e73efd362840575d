/** MariaDB from 10.6 on, and MySQL from 8.0 on. MySQL was never tested on a real server. */
@NullMarked
package dev.banister.engine.dialect.mariadb;

import org.jspecify.annotations.NullMarked;
