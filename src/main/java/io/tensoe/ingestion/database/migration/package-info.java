/**
 * Brings a schema to this version: what the role may do, whose tables are there, Flyway. May not
 * know what reads or writes the tables afterwards.
 */
@NullMarked
package io.tensoe.ingestion.database.migration;

import org.jspecify.annotations.NullMarked;
