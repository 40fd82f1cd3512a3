package io.tensoe.ingestion.merge;

import io.tensoe.ingestion.model.Outcome;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the merge must know about the sources: which there are, what each kind of answer is good
 * for, and whom to believe. Made from the specs of the sources; the merge itself knows no name.
 *
 * @param catalogues sources that know albums with their track lists, best first: the first one that
 *     found the album gives the tracks, the others complete them. A source that is not in play has
 *     no outcome and does not count
 * @param byColumn whom to believe, per column, best first: the first source with a valid value
 *     wins. A source that is not listed for a column is never asked for it. Identity (id, title,
 *     artists) is always that of the catalogue source that gives the tracks. Exceptions: {@code
 *     release_date} may be refined (see {@link ReleaseDates}), and {@code genres} and {@code moods}
 *     are the concatenation of what all listed sources say
 * @param idPrefixes by catalogue, what stands before its ids; may be empty
 * @param byTracks sources that are asked track by track with the catalogue's list in hand, and
 *     answer under the catalogue's ids. Ids of all others are numbers of their own, which may
 *     coincide
 * @param byAlbum sources that are asked by the wanted album alone and may answer about another one;
 *     their answers are screened, see {@link Screening}
 * @param albumLinks by catalogue, a regular expression that finds an address of one of its albums;
 *     its first group is the id. A catalogue that is missing is not linked to
 */
public record TrustOrder(
    List<String> catalogues,
    Map<String, List<String>> byColumn,
    Map<String, String> idPrefixes,
    Set<String> byTracks,
    Set<String> byAlbum,
    Map<String, String> albumLinks)
    implements Serializable {

  public TrustOrder {
    catalogues = List.copyOf(catalogues);
    byColumn = Map.copyOf(byColumn);
    idPrefixes = Map.copyOf(idPrefixes);
    byTracks = Set.copyOf(byTracks);
    byAlbum = Set.copyOf(byAlbum);
    albumLinks = Map.copyOf(albumLinks);
  }

  /** Whom to believe for a column, best first; empty = nobody. */
  List<String> of(String column) {
    return byColumn.getOrDefault(column, List.of());
  }

  boolean isOfCatalogue(Outcome outcome) {
    return catalogues.contains(outcome.source());
  }
}
