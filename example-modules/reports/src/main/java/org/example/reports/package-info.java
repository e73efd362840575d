/**
 * Figures about other modules' data, written by somebody who wrote neither: it requires the attachments and the products.
 *
 * <p>The worked example of the Zend text, and of the Angie text's third-party modules: scripts that say what they do and
 * how long it took, 14 digits in front of their groups, and a way down that finds out whether it can revert.
 */
@ProvideMigrations
package org.example.reports;

import dev.banister.api.module.ProvideMigrations;
