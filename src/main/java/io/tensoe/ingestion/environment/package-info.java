/**
 * What the machine says to a process: variables of the environment, of a file {@code .env}, and of
 * files that hold secrets; where its logs go; its version. Commands, workers and the database read
 * them here, so it depends on no other package of ours.
 */
@NullMarked
package io.tensoe.ingestion.environment;

import org.jspecify.annotations.NullMarked;
