package io.patchcord.gateway.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;

/** What the gateway itself sends, in the API's description. */
final class WebhookDescription {
  /** Not the one of the operations: generated clients would write two classes into one file. */
  private static final String TAG = "Webhook events";

  private static final String BODY = "WebhookEvent";

  private WebhookDescription() {}

  /** Adds it to the description. */
  static void describe(OpenAPI openApi) {
    openApi.getComponents().addSchemas(BODY, body());
    openApi.addWebhooks(
        "event",
        new PathItem()
            .post(
                new Operation()
                    .operationId("event")
                    .tags(List.of(TAG))
                    .summary("An event of a type that a webhook asks for")
                    .description(
                        "Sent to the webhook's url, again until it is answered with 200 to 299 or given"
                            + " up; in order for each call. Forget an 'id' that you have had.")
                    .parameters(
                        List.of(
                            header(
                                "Patchcord-Signature",
                                "t, the seconds since 1970, and v1, HMAC-SHA256 of t, a dot and the body"
                                    + " with the secret; two v1 while two secrets count",
                                new StringSchema()),
                            header(
                                "Patchcord-Delivery",
                                "By which the list of deliveries has it",
                                new UUIDSchema()),
                            header("Patchcord-Event", "The event's type", new StringSchema()),
                            header("Patchcord-Attempt", "From 1 on", new IntegerSchema())))
                    .requestBody(
                        new RequestBody()
                            .required(true)
                            .content(
                                new Content()
                                    .addMediaType(
                                        "application/json",
                                        new MediaType().schema(new Schema<>().$ref(BODY)))))
                    .responses(
                        new ApiResponses()
                            .addApiResponse(
                                "2XX", new ApiResponse().description("It has arrived")))));
  }

  private static HeaderParameter header(String name, String description, Schema<?> schema) {
    HeaderParameter header = new HeaderParameter();
    header.name(name).required(true).description(description).schema(schema);
    return header;
  }

  private static Schema<?> body() {
    Schema<?> body = new ObjectSchema().description("An event as a webhook gets it");
    body.addProperty("id", new StringSchema().description("The event's, in every attempt"));
    body.addProperty("type", new StringSchema().description("As 'event' of the stream"));
    body.addProperty("createdAt", new DateTimeSchema().description("When it happened"));
    body.addProperty("data", new ObjectSchema().description("As 'data' of the stream"));
    body.setRequired(List.of("id", "type", "createdAt", "data"));
    return body;
  }
}
