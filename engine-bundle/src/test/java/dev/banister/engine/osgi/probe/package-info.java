/** What the tests share with the bundles that they install. */
@org.jspecify.annotations.NullMarked
package dev.banister.engine.osgi.probe;
