/** The engine inside real frameworks; each test runs on Felix and on Equinox. */
package dev.banister.container;
