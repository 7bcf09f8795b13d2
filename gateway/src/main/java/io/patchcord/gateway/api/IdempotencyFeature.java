package io.patchcord.gateway.api;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.idempotency.IdempotencyKey;
import io.patchcord.gateway.idempotency.IdempotencyLedger;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;

/** Lets every POST of somebody be sent again with its {@code Idempotency-Key}, and says so. */
final class IdempotencyFeature implements DynamicFeature {
  private static final String COMPONENT = "IdempotencyKey";

  private final IdempotencyLedger ledger;

  IdempotencyFeature(IdempotencyLedger ledger) {
    this.ledger = requireNonNull(ledger, "ledger is null");
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Method method = resource.getResourceMethod();
    if (method.isAnnotationPresent(POST.class) && method.isAnnotationPresent(Allowed.class)) {
      context.register(new IdempotencyFilter(ledger));
    }
  }

  /** Adds the header to every POST of the API's description. */
  static void describe(OpenAPI openApi) {
    openApi
        .getComponents()
        .addParameters(
            COMPONENT,
            new HeaderParameter()
                .name(IdempotencyFilter.KEY)
                .required(false)
                .description(
                    "Of your own choice, such as a UUID; in quotes or without. The same request sent"
                        + " again with the same key within 24 hours is not done again: it gets the"
                        + " first answer, with Idempotency-Replayed: true.")
                // Without an example: the page to try it out on would send that with every request.
                .schema(new StringSchema().minLength(1).maxLength(IdempotencyKey.MAX_LENGTH)));
    for (PathItem path : openApi.getPaths().values()) {
      Operation post = path.getPost();
      if (post != null && post.getSecurity() != null) {
        post.addParametersItem(new Parameter().$ref("#/components/parameters/" + COMPONENT));
      }
    }
  }
}
