/**
 * Products and the people who buy them: groups whose names begin with 14 digits, as they came from elsewhere.
 *
 * <p>The worked example of the Rails text: a table with name, description and timestamps in the structure language,
 * whose way down is derived; details added to it later, in SQL; and a column that changes data as well, false for users
 * to come and true for those who are here.
 */
@ProvideMigrations
package org.example.products;

import dev.banister.api.module.ProvideMigrations;
