/** Classes of the bundles that the tests make. */
@org.jspecify.annotations.NullMarked
package dev.banister.engine.osgi.bundle;
