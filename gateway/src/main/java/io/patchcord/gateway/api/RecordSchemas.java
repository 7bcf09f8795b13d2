package io.patchcord.gateway.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says in the schemas what the types say: what is always there, what can be {@code null}, and that
 * a body has no other fields.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // Swagger's own types are raw.
final class RecordSchemas implements ModelConverter {
  /** What is read has a name that ends so. */
  private static final String BODY = "Body";

  private final Map<String, Class<?>> types = new TreeMap<>();

  @Override
  public @Nullable Schema resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    Schema resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    Class<?> described = Json31.mapper().constructType(type.getType()).getRawClass();
    String name = resolved == null ? null : nameOf(described, resolved);
    if (name != null && described.getName().startsWith("io.patchcord.")) {
      Class<?> before = types.putIfAbsent(name, described);
      if (before != null && before != described) {
        throw new IllegalStateException(
            before + " and " + described + " are both described as " + name);
      }
    }
    return resolved;
  }

  /** Swagger does not say it of what is read: a body is resolved without its name. */
  private static @Nullable String nameOf(Class<?> type, Schema resolved) {
    io.swagger.v3.oas.annotations.media.Schema named =
        type.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
    if (named != null && !named.name().isEmpty()) {
      return named.name();
    }
    return resolved.get$ref() == null ? resolved.getName() : nameIn(resolved.get$ref());
  }

  /** Describes a type that no operation names, too; returns what it is called. */
  String add(OpenAPI openApi, Class<?> type) {
    ResolvedSchema resolved =
        ModelConverters.getInstance(true)
            .resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
    resolved.referencedSchemas.forEach(
        (name, schema) -> openApi.getComponents().getSchemas().putIfAbsent(name, schema));
    return nameIn(resolved.schema.get$ref());
  }

  private static String nameIn(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  /** Completes every schema that has been seen. */
  void complete(OpenAPI openApi) {
    types.forEach(
        (name, type) -> {
          Schema<?> schema = openApi.getComponents().getSchemas().get(name);
          if (schema == null) {
            return;
          }
          if (schema.getDescription() == null) {
            WrittenDescriptions.of(type).ifPresent(schema::description);
          }
          if (schema.getProperties() != null) {
            complete(schema, type);
          }
        });
  }

  private static void complete(Schema<?> schema, Class<?> type) {
    boolean read = isRead(type);
    Set<String> required =
        new LinkedHashSet<>(schema.getRequired() == null ? List.of() : schema.getRequired());
    Map<String, Schema> properties = new LinkedHashMap<>();
    Map<String, RecordComponent> components = components(type);
    schema
        .getProperties()
        .forEach(
            (property, described) -> {
              RecordComponent component = components.get(property);
              boolean nullable =
                  component == null
                      ? read
                      : component.getAnnotatedType().isAnnotationPresent(Nullable.class);
              if (read) {
                // A reference stays one: clients that were made of v1 know it so.
                nullable &=
                    !required.contains(property)
                        && (component == null || described.get$ref() == null);
              } else if (component != null && isLeftOutWhenNull(type, component)) {
                nullable = false;
              } else {
                required.add(property);
              }
              properties.put(property, nullable ? orNull(described) : described);
              if (component != null) {
                describe(properties.get(property), component);
              }
            });
    schema.setProperties(properties);
    schema.setRequired(required.isEmpty() ? null : new ArrayList<>(required));
    if (read) {
      schema.setAdditionalProperties(false);
    }
  }

  /** A bare reference has the description of what it refers to. */
  private static void describe(Schema<?> property, RecordComponent component) {
    if (property.getDescription() == null && property.get$ref() == null) {
      WrittenDescriptions.of(component.getDeclaringRecord(), component.getName())
          .ifPresent(property::description);
    }
  }

  private static boolean isRead(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
      if (at.getSimpleName().endsWith(BODY)) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, RecordComponent> components(Class<?> type) {
    Map<String, RecordComponent> components = new TreeMap<>();
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        components.put(
            named == null || named.value().isEmpty() ? component.getName() : named.value(),
            component);
      }
    }
    return components;
  }

  private static boolean isLeftOutWhenNull(Class<?> type, RecordComponent component) {
    JsonInclude own = component.getAccessor().getAnnotation(JsonInclude.class);
    JsonInclude inclusion = own == null ? type.getAnnotation(JsonInclude.class) : own;
    return inclusion != null
        && inclusion.value() == JsonInclude.Include.NON_NULL
        && component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static Schema orNull(Schema described) {
    if (described.get$ref() != null) {
      return new JsonSchema()
          .anyOf(List.of(described, new JsonSchema().types(Collections.singleton("null"))));
    }
    if (described.getTypes() != null) {
      described.setTypes(new LinkedHashSet<>(described.getTypes()));
      described.addType("null");
    }
    if (described.getEnum() != null) {
      List<Object> values = new ArrayList<>(described.getEnum());
      values.add(null);
      described.setEnum(values);
    }
    return described;
  }
}
