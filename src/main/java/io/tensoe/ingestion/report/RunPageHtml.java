package io.tensoe.ingestion.report;

import io.tensoe.ingestion.files.Sha256;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of a run as one HTML text: styles, scripts and figures are in it, and its policy lets it
 * load and send nothing. Only our own styles and scripts may run, by their hashes; the figures are
 * no script.
 */
final class RunPageHtml {
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private RunPageHtml() {}

  static String of(RunPage page) {
    String style = PageParts.text("page.css");
    String script =
        PageParts.text("dom.js")
            + PageParts.text("table.js")
            + PageParts.text("charts.js")
            + PageParts.text("page.js");
    Map<String, String> parts = new HashMap<>();
    parts.put("policy", policy(script, style));
    parts.put("title", escaped("Run " + page.id()));
    parts.put("style", style);
    parts.put("script", script);
    parts.put("chartStyle", PageParts.CHART_STYLE);
    parts.put("chartScript", PageParts.CHART_SCRIPT);
    parts.put("chartVersion", escaped(PageParts.CHART_VERSION));
    parts.put("chartLicence", escaped(PageParts.CHART_LICENCE));
    parts.put("data", ScriptJson.of(page));
    // Once from start to end: what was put in is not looked at again.
    return PLACE
        .matcher(PageParts.text("page.html"))
        .replaceAll(place -> Matcher.quoteReplacement(part(parts, place.group(1))));
  }

  private static String part(Map<String, String> parts, String name) {
    String part = parts.get(name);
    if (part == null) {
      throw new IllegalStateException("page.html has a place for nothing: " + name);
    }
    return part;
  }

  /** https://www.w3.org/TR/CSP3/ */
  private static String policy(String script, String style) {
    return String.format(
        Locale.ROOT,
        "default-src 'none'; script-src %s %s; style-src %s %s; img-src data:; base-uri 'none';"
            + " form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        hash(PageParts.CHART_SCRIPT),
        hash(script),
        hash(PageParts.CHART_STYLE),
        hash(style));
  }

  private static String hash(String text) {
    return "'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text)) + "'";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
