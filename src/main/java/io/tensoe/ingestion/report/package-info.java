/** What a run is expected to cost before it starts, and what it did: {@code summary.json}. */
@NullMarked
package io.tensoe.ingestion.report;

import org.jspecify.annotations.NullMarked;
