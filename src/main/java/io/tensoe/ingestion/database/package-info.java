/**
 * The database of one command: opened from its options, brought to the newest schema, closed with
 * the command. May not know what is kept in it.
 */
@NullMarked
package io.tensoe.ingestion.database;

import org.jspecify.annotations.NullMarked;
