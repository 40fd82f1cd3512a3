/**
 * Album of the Year: asks ({@code AotySource}) and understands ({@code AotyWire} with jsoup, which
 * never connects). May not know other sources, Beam or the database.
 */
@NullMarked
package io.tensoe.ingestion.sources.aoty;

import org.jspecify.annotations.NullMarked;
