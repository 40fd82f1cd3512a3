/**
 * The database of one command: opened from its settings, brought to the newest schema, closed with
 * the command. Of what is kept in it, it knows only which columns the function that writes tracks
 * has.
 */
@NullMarked
package io.tensoe.ingestion.database;

import org.jspecify.annotations.NullMarked;
