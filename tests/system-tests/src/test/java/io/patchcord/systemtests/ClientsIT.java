package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.patchcord.client.ApiClient;
import io.patchcord.client.ApiException;
import io.patchcord.client.CallsApi;
import io.patchcord.client.model.Call;
import io.patchcord.client.model.Dial;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What openapi-generator makes of the API's description is good for calls. */
class ClientsIT extends RunningSystem {
  private static final String CUSTOMER = "+14155551212";

  private CallsApi calls(String key) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(gateway().baseUrl());
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
    return new CallsApi(client);
  }

  private String key() {
    return String.valueOf(alice().key());
  }

  @Test
  void aCallIsPlacedInJava() throws ApiException {
    CallsApi calls = calls(key());
    Call call = calls.placeCall(new Dial().to(CUSTOMER), null, null);
    assertThat(call.getState()).isEqualTo(Call.StateEnum.DIALING);
    String id = call.getId().toString();
    awaitState(alice(), id, "ACTIVE");
    assertThat(calls.getCall(id, null).getOtherParty().getNumber()).isEqualTo(CUSTOMER);
    calls.actOnCall(id, "hangup", null, null);
    awaitState(alice(), id, "ENDED");
  }

  @Test
  void aRefusalSaysWhyInJava() {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> calls("wrong").placeCall(new Dial().to(CUSTOMER), null, null))
        .matches(refused -> refused.getCode() == 401)
        .matches(refused -> refused.getResponseBody().contains("unauthenticated"));
  }

  @Test
  void aCallIsPlacedInTypeScript() {
    try (ChildProcess program = placeCall(key(), CUSTOMER)) {
      assertThat(program.awaitExit(Eventually.DEADLINE)).as(program.tail()).isZero();
      assertThat(program.stdout()).containsExactly("DIALING", "ACTIVE", "ENDED");
    }
  }

  @Test
  void aRefusalSaysWhyInTypeScript() {
    try (ChildProcess program = placeCall(key(), "call me")) {
      assertThat(program.awaitExit(Eventually.DEADLINE)).isEqualTo(1);
      assertThat(program.stderr())
          .anyMatch(line -> line.startsWith("422 ") && line.contains("number-invalid"));
    }
  }

  private ChildProcess placeCall(String key, String number) {
    return ChildProcess.script(
        "tests/api-clients/place-call",
        Map.of("PATCHCORD_API_KEY", key),
        List.of(gateway().baseUrl(), number));
  }
}
