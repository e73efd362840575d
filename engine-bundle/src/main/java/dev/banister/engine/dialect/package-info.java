/**
 * What differs from one database product to the next, as answers to questions; one sub-package a product, with the same
 * file names in each.
 */
@NullMarked
package dev.banister.engine.dialect;

import org.jspecify.annotations.NullMarked;
