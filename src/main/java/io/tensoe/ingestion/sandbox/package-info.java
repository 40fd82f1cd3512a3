/**
 * The built-in upstreams on loopback: Spotify, Last.fm and Album of the Year as far as the pipeline
 * meets them, with their limits and their bad days. Shares no limiter, client or parser with the
 * pipeline, so that it can judge it.
 */
@NullMarked
package io.tensoe.ingestion.sandbox;

import org.jspecify.annotations.NullMarked;
