/** The archive as a user has it: unpacked, started by its script, looked at from outside. */
package dev.banister.smoke;
