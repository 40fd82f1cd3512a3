/**
 * How to reach a PostgreSQL server and what to do when it is away: addresses, passwords, pools,
 * tries again, transactions, and the text formats of PostgreSQL. May not know any table of this
 * program.
 */
@NullMarked
package io.tensoe.ingestion.database.connection;

import org.jspecify.annotations.NullMarked;
