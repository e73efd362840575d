/**
 * Products and the people who buy them: files in SQL whose names begin with 14 digits, as they came from elsewhere.
 *
 * <p>The worked example of the Rails text: a table with name, description and timestamps, details added to it later, and
 * a column that changes data as well, false for users to come and true for those who are here. There is no Java in this
 * module; this file is only here for its annotation.
 */
@ProvideMigrations
package org.example.products;

import dev.banister.api.module.ProvideMigrations;
