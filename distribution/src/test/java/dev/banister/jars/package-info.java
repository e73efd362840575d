/** Jars that tests make as they need them: modules, and other bundles. */
package dev.banister.jars;
