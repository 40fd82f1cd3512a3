/**
 * A server on loopback that plays the services the pipeline meets, with their limits and their bad
 * days, and counts what it was asked. It knows no site by name: {@link
 * io.tensoe.ingestion.sandbox.Sites} finds them. Shares no limiter, client or parser with the
 * pipeline, so that it can judge it.
 */
@NullMarked
package io.tensoe.ingestion.sandbox;

import org.jspecify.annotations.NullMarked;
