/**
 * The albums that the sites know, real ones and ones made up from their number, and how they are
 * found. Knows no site.
 */
@NullMarked
package io.tensoe.ingestion.sandbox.albums;

import org.jspecify.annotations.NullMarked;
