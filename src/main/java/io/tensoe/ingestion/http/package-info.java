/**
 * One request out, one reply back, and limits as arithmetic that never sleeps. May not know any
 * source.
 */
@NullMarked
package io.tensoe.ingestion.http;

import org.jspecify.annotations.NullMarked;
