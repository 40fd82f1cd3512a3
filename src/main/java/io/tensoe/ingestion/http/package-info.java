/**
 * One request out, one reply back; limits as arithmetic that never sleeps, and the rate limiter,
 * which waits by it. May not know any source.
 */
@NullMarked
package io.tensoe.ingestion.http;

import org.jspecify.annotations.NullMarked;
