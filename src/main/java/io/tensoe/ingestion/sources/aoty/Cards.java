package io.tensoe.ingestion.sources.aoty;

import io.tensoe.ingestion.model.SourceAlbum;
import java.util.List;

/**
 * What a search found.
 *
 * @param albums in the order of the page, never empty; title, artist, format, year and address only
 */
record Cards(List<SourceAlbum> albums) {}
