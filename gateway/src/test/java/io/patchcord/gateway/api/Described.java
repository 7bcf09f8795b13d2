package io.patchcord.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The API's description, for those who test it. */
final class Described {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDialect(
          Dialects.getOpenApi31(),
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private Described() {}

  /**
   * One operation.
   *
   * @param node as the document has it
   */
  record Operation(String method, String path, JsonNode node) {
    String id() {
      return node.path("operationId").asText();
    }

    /** The references to, or the names of, its parameters. */
    List<String> parameters() {
      List<String> names = new ArrayList<>();
      node.path("parameters")
          .forEach(
              parameter ->
                  names.add(
                      parameter
                          .path("$ref")
                          .asText(parameter.path("name").asText())
                          .replace("#/components/parameters/", "")));
      return names;
    }

    boolean isKeyed() {
      return node.has("security");
    }

    @Override
    public String toString() {
      return method.toUpperCase(Locale.ROOT) + " " + path;
    }
  }

  static OpenAPI openApi() {
    return ApiDescription.of(resources());
  }

  /** As it is served. */
  static JsonNode document() {
    return parse(ApiDescription.yaml(openApi()));
  }

  static JsonNode read(Path yaml) throws IOException {
    return YAML.readTree(yaml.toFile());
  }

  static JsonNode parse(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static List<Operation> operations(JsonNode document) {
    List<Operation> operations = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (METHODS.contains(method.getKey())) {
                            operations.add(
                                new Operation(method.getKey(), path.getKey(), method.getValue()));
                          }
                        }));
    return operations;
  }

  /** In what a value is not as the schema says. */
  static List<String> faults(JsonNode document, JsonNode schema, JsonNode value) {
    ObjectNode root = YAML.createObjectNode();
    root.putArray("allOf").add(schema);
    root.set("components", document.path("components"));
    Schema compiled = SCHEMAS.getSchema(root);
    return compiled.validate(value).stream().map(Error::toString).toList();
  }

  /** What a reference leads to, or the node itself. */
  static JsonNode resolve(JsonNode document, JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  /** All that have a tag: those that the gateway describes. */
  private static Set<Class<?>> resources() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.patchcord.gateway")
            .stream()
            .filter(type -> type.isAnnotatedWith(Tag.class))
            .map(JavaClass::reflect)
            .collect(Collectors.toSet());
  }
}
