/**
 * What one run does, from its settings to its summary: its database, its upstreams, its albums, its
 * pipeline and its end. Prints nothing and knows no exit code: a {@link
 * io.tensoe.ingestion.run.RunListener} hears what happens.
 */
@NullMarked
package io.tensoe.ingestion.run;

import org.jspecify.annotations.NullMarked;
