/**
 * The PostgreSQL server that a command starts, joins and leaves by itself in the data folder. May
 * not know what is kept in it.
 */
@NullMarked
package io.tensoe.ingestion.database.embedded;

import org.jspecify.annotations.NullMarked;
