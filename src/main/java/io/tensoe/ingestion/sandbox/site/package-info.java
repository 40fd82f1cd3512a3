/** What every site shares: one request, its answer, what can go wrong on purpose. */
@NullMarked
package io.tensoe.ingestion.sandbox.site;

import org.jspecify.annotations.NullMarked;
