/**
 * Variables of the environment, of a file {@code .env}, and of files that hold secrets. Commands,
 * workers and the database read them here, so it depends on no other package of ours.
 */
@NullMarked
package io.tensoe.ingestion.environment;

import org.jspecify.annotations.NullMarked;
