/** What a run did: {@code summary.json}. */
@NullMarked
package io.tensoe.ingestion.report;

import org.jspecify.annotations.NullMarked;
