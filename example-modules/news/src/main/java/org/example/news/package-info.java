/**
 * News: files in SQL with Yii's spelling of a time in front, most of them directly in the folder of migrations.
 *
 * <p>The worked example of the Yii text: a table of news, a step of several statements, and one that deletes rows and
 * therefore cannot be reverted. The last group requires a group of another module, by its {@code group.properties}.
 */
@ProvideMigrations
package org.example.news;

import dev.banister.api.module.ProvideMigrations;
