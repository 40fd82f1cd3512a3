/**
 * The built-in upstreams on loopback. Shares no limiter, client or parser with the pipeline, so
 * that it
 * can judge it.
 */
@NullMarked
package io.tensoe.ingestion.sandbox;

import org.jspecify.annotations.NullMarked;
