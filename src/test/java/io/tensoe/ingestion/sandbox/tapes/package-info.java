/** The Tapes as the sandbox plays them, which only tests bring into it. */
@NullMarked
package io.tensoe.ingestion.sandbox.tapes;

import org.jspecify.annotations.NullMarked;
