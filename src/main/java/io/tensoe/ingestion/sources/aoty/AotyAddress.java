package io.tensoe.ingestion.sources.aoty;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.sources.TextLimits;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of the site as seen through a base address: the site itself, a proxy, or a test server
 * below a path of its own.
 *
 * @param base what stands for {@code https://www.albumoftheyear.org}
 */
record AotyAddress(URI base) {
  private static final String SITE = "albumoftheyear.org";

  /**
   * {@code /album/{id}-{artist}-{title}.php}; the id alone decides, and sub-pages such as {@code
   * /album/{id}-{slug}/user-reviews/} come without {@code .php}.
   */
  private static final Pattern ALBUM =
      Pattern.compile("/album/(\\d{1,12})(-[^/]*?)?(?:\\.php|/.*)?");

  private static final Pattern ALBUM_ID = Pattern.compile("/album/(\\d{1,12})(?!\\d)");

  /**
   * The path of an album page below the base address.
   *
   * @param given an address on the site or below the base address, or a path
   * @return e.g. {@code /album/564912-asap-rocky-dont-be-dumb.php}; empty = somewhere else, or not
   *     an album page
   */
  Optional<String> albumPath(String given) {
    try {
      return path(new URI(withScheme(given.strip())).normalize())
          .map(ALBUM::matcher)
          .filter(Matcher::matches)
          .map(found -> "/album/" + found.group(1) + Objects.requireNonNullElse(found.group(2), ""))
          .map(page -> page + ".php");
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Id of the album in any address of the site; empty = none in it. */
  static Optional<String> albumId(String url) {
    Matcher id = ALBUM_ID.matcher(url);
    return id.find() ? Optional.of(id.group(1)) : Optional.empty();
  }

  /**
   * Whether an address on a page names an album page a person may open.
   *
   * @param asked the address that the page came from, which may be a proxy; null = not known
   */
  static boolean isAlbumPage(String url, @Nullable String asked) {
    String web = TextLimits.webAddress(url);
    if (web == null) {
      return false;
    }
    URI uri = URI.create(web);
    boolean known = onSite(uri) || (asked != null && sameHost(uri, URI.create(asked)));
    return known && albumId(uri.getRawPath()).isPresent();
  }

  private static boolean sameHost(URI one, URI other) {
    return one.getHost().equalsIgnoreCase(other.getHost());
  }

  /** Path and query of a call as the site itself would see them. */
  String sitePath(Call call) {
    String query = call.uri().getRawQuery();
    return stripped(call.uri().getRawPath()) + (query == null ? "" : "?" + query);
  }

  /** The call's address without the path of the base address, as robots.txt speaks of it. */
  String siteUrl(Call call) {
    return base.getScheme() + "://" + base.getRawAuthority() + sitePath(call);
  }

  private Optional<String> path(URI uri) {
    if (uri.getRawPath() == null || uri.getRawUserInfo() != null) {
      return Optional.empty();
    }
    String path = URI.create(uri.toASCIIString()).getRawPath();
    if (uri.getHost() == null) {
      boolean isPath = uri.getScheme() == null && uri.getRawAuthority() == null;
      String absolute = path.startsWith("/") ? path : "/" + path;
      return isPath ? Optional.of(stripped(absolute)) : Optional.empty();
    }
    if (sameServer(uri)) {
      return path.startsWith(prefix() + "/") ? Optional.of(stripped(path)) : Optional.empty();
    }
    return onSite(uri) ? Optional.of(path) : Optional.empty();
  }

  /** Bare {@code www.albumoftheyear.org/album/…} is what people copy. */
  private static String withScheme(String given) {
    return given.matches("(?i)(?:www\\.)?" + Pattern.quote(SITE) + "/.*")
        ? "https://" + given
        : given;
  }

  private boolean sameServer(URI uri) {
    return base.getRawAuthority().equalsIgnoreCase(uri.getRawAuthority());
  }

  private static boolean onSite(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return host.equals(SITE) || host.endsWith("." + SITE);
  }

  /** Path of the base address without a slash at its end. */
  private String prefix() {
    String path = Objects.requireNonNullElse(base.getRawPath(), "");
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private String stripped(String path) {
    return path.startsWith(prefix() + "/") ? path.substring(prefix().length()) : path;
  }
}
