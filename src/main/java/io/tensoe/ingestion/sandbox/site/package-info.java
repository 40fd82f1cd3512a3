/**
 * What every site shares: what it says about itself, one request, its answer, what can go wrong on
 * purpose.
 */
@NullMarked
package io.tensoe.ingestion.sandbox.site;

import org.jspecify.annotations.NullMarked;
