/**
 * Corrections by hand: pins and forbidden matches of {@code --overrides}. May not know how albums
 * are looked up. Door: {@code Overrides}.
 */
@NullMarked
package io.tensoe.ingestion.seeds.overrides;

import org.jspecify.annotations.NullMarked;
