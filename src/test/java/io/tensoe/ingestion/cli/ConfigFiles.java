package io.tensoe.ingestion.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML files and the build's own file, as trees and texts. */
final class ConfigFiles {
  private ConfigFiles() {}

  /** Variables of a container, written as Compose or as Kubernetes writes them. */
  static Map<String, String> environment(JsonNode container) {
    Map<String, String> values = new HashMap<>();
    container
        .at("/env")
        .forEach(each -> values.put(each.at("/name").asText(), each.at("/value").asText()));
    container
        .at("/environment")
        .fields()
        .forEachRemaining(each -> values.put(each.getKey(), each.getValue().asText()));
    return values;
  }

  /** Scalars as texts. */
  static List<String> texts(Iterable<JsonNode> nodes) {
    return StreamSupport.stream(nodes.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** The documents of a YAML file, anchors and merges resolved. */
  static List<JsonNode> documents(Path file) throws IOException {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    List<JsonNode> documents = new ArrayList<>();
    yaml.loadAll(Files.readString(file))
        .forEach(each -> documents.add(new ObjectMapper().valueToTree(each)));
    return documents;
  }

  /** Text of an element of pom.xml, which has one. */
  static String pom(String path) throws Exception {
    Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse("pom.xml");
    String value = XPathFactory.newInstance().newXPath().evaluate("/project/" + path, pom);
    if (value.isEmpty()) {
      throw new IllegalArgumentException("pom.xml has no " + path);
    }
    return value;
  }
}
