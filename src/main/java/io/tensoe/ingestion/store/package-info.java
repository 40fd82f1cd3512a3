/**
 * PostgreSQL: embedded or real, its schema, the upsert, the spent calls and the queries. May not
 * know any source.
 */
@NullMarked
package io.tensoe.ingestion.store;

import org.jspecify.annotations.NullMarked;
