package io.tensoe.ingestion.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/** What the page is made of: our own files, and uPlot (MIT) from its WebJar. */
final class PageParts {
  private static final String UPLOT = "META-INF/%s/uplot/";

  /** As the WebJar says it. */
  static final String CHART_VERSION = chartVersion();

  static final String CHART_SCRIPT = chart("dist/uPlot.iife.min.js");
  static final String CHART_STYLE = chart("dist/uPlot.min.css");
  static final String CHART_LICENCE = chart("LICENSE");

  private PageParts() {}

  /** A file of ours. */
  static String text(String name) {
    return resource("report/" + name);
  }

  private static String chart(String name) {
    return resource(
        String.format(Locale.ROOT, UPLOT, "resources/webjars") + CHART_VERSION + "/" + name);
  }

  private static String chartVersion() {
    Properties properties = new Properties();
    try {
      properties.load(
          new StringReader(
              resource(
                  String.format(Locale.ROOT, UPLOT, "maven/org.webjars.npm") + "pom.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "");
  }

  /** An HTML parser turns CRLF into LF, and hashes are of what it reads. */
  private static String resource(String name) {
    ClassLoader loader = PageParts.class.getClassLoader();
    try (InputStream in = loader == null ? null : loader.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program is not whole: it lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
