package io.patchcord.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events sent to a real receiver, which fails, stalls, redirects, goes away and comes back. */
class WebhooksIT extends RunningSystem {
  private static final String HOOKS = "/api/v1/webhooks";
  private static final String CUSTOMER = "+14155551212";

  @RegisterExtension private static final SharedSystem SYSTEM = SharedSystem.sendingWebhooks();

  @Override
  SharedSystem system() {
    return SYSTEM;
  }

  private Api admin() {
    return gateway().admin();
  }

  @AfterEach
  void removeAll() {
    for (JsonNode hook : admin().get(HOOKS).expect(200).json().path("items")) {
      admin()
          .send(
              admin()
                  .request(HOOKS + "/" + hook.path("id").asText())
                  .header("If-Match", "*")
                  .DELETE())
          .expect(204);
    }
  }

  private Api.Answer add(HookReceiver receiver, String types) {
    return admin()
        .post(HOOKS, "{\"url\": \"" + receiver.url() + "\", \"eventTypes\": [" + types + "]}")
        .expect(201);
  }

  private String callAndHangUp(Api agent) {
    String id = talk(agent, CUSTOMER);
    agent.hangUp(id).expect(202);
    awaitState(agent, id, "ENDED");
    return id;
  }

  private JsonNode deliveries(String hook, String query) {
    return admin().get(HOOKS + "/" + hook + "/deliveries" + query).expect(200).json().path("items");
  }

  /** As the documents tell a receiver to do it. */
  static boolean isValid(String secret, String signature, String body, Instant now) {
    try {
      String[] parts = signature.split(",", -1);
      String time = parts[0].substring("t=".length());
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      byte[] expected = mac.doFinal((time + "." + body).getBytes(UTF_8));
      boolean recent = Math.abs(now.getEpochSecond() - Long.parseLong(time)) <= 300;
      for (int i = 1; i < parts.length && recent; i++) {
        byte[] given = HexFormat.of().parseHex(parts[i].substring("v1=".length()));
        if (MessageDigest.isEqual(expected, given)) {
          return true;
        }
      }
      return false;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void eventsOfEachCallComeInTheirOrderSignedWhateverTheReceiverDoes() {
    Random random = new Random(7);
    try (HookReceiver receiver =
        HookReceiver.answering(
            request -> request.attempt() == 1 && random.nextInt(3) == 0 ? 500 : 200)) {
      String secret = add(receiver, "\"call\", \"call-ended\"").text("/secret");
      List<String> calls =
          List.of(callAndHangUp(alice()), callAndHangUp(bob()), callAndHangUp(alice()));
      for (String call : calls) {
        receiver.awaitAccepted(
            "the end of " + call,
            request -> request.type().equals("call-ended") && request.callId().equals(call));
        List<HookReceiver.Received> story =
            receiver.accepted().stream().filter(one -> one.callId().equals(call)).toList();
        assertThat(story.stream().map(HookReceiver.Received::version))
            .isSorted()
            .doesNotHaveDuplicates();
        assertThat(states(story)).containsSubsequence("DIALING", "CONNECTING", "ACTIVE", "ENDED");
      }
      assertThat(receiver.received())
          .allMatch(one -> isValid(secret, one.signature(), one.body(), Instant.now()))
          .noneMatch(one -> isValid(secret, one.signature(), one.body() + " ", Instant.now()))
          .noneMatch(one -> isValid("whsec_x", one.signature(), one.body(), Instant.now()));
    }
  }

  private static List<String> states(List<HookReceiver.Received> story) {
    return story.stream().map(one -> one.json().at("/data/state").asText()).distinct().toList();
  }

  @Test
  void oneCallThatDoesNotGetThroughHoldsUpNoOther() {
    AtomicBoolean refusing = new AtomicBoolean(true);
    Set<String> first = new HashSet<>();
    try (HookReceiver receiver =
        HookReceiver.answering(
            request -> {
              // All of the call that came first.
              if (first.isEmpty()) {
                first.add(request.callId());
              }
              return refusing.get() && first.contains(request.callId()) ? 400 : 200;
            })) {
      add(receiver, "\"call\", \"call-ended\"");
      String held = callAndHangUp(alice());
      String free = callAndHangUp(bob());
      receiver.awaitAccepted(
          "the other's end",
          request -> request.type().equals("call-ended") && request.callId().equals(free));
      assertThat(receiver.accepted()).noneMatch(one -> one.callId().equals(held));
      assertThat(
              receiver.received().stream()
                  .filter(one -> one.callId().equals(held))
                  .map(HookReceiver.Received::eventId)
                  .distinct())
          .as("the first event alone is tried")
          .hasSize(1);
      refusing.set(false);
      receiver.awaitAccepted(
          "its end",
          request -> request.type().equals("call-ended") && request.callId().equals(held));
      assertThat(
              receiver.accepted().stream()
                  .filter(one -> one.callId().equals(held))
                  .map(HookReceiver.Received::version))
          .isSorted();
    }
  }

  @Test
  void whatIsGivenUpIsListedAndComesWhenItIsSentAgain() {
    try (HookReceiver redirecting = HookReceiver.answering(request -> 302);
        HookReceiver failing = HookReceiver.answering(request -> 500);
        HookReceiver stalling = HookReceiver.answering(request -> HookReceiver.STALL)) {
      String redirected = add(redirecting, "\"call-ended\"").text("/id");
      String failed = add(failing, "\"call-ended\"").text("/id");
      String stalled = add(stalling, "\"call-ended\"").text("/id");
      String call = callAndHangUp(alice());
      assertThat(awaitDead(redirected).path("error").asText())
          .isEqualTo("answered 302, and redirects are not followed");
      assertThat(awaitDead(stalled).path("error").asText()).isEqualTo("it took too long");
      JsonNode dead = awaitDead(failed);
      assertThat(dead.path("error").asText()).isEqualTo("answered 500");
      assertThat(dead.path("status").asInt()).isEqualTo(500);
      assertThat(dead.path("attempts").asInt()).isGreaterThan(1);
      assertThat(dead.path("finishedAt").isTextual()).isTrue();
      assertThat(redirecting.received()).allMatch(one -> one.path().equals("/hook"));
      assertThat(gateway().anybody().get("/metrics").body())
          .contains("patchcord_webhook_attempts_total{outcome=\"failed\"}")
          .contains("patchcord_webhook_dead_total 3.0");
      failing.answer(request -> 204);
      assertThat(
              admin()
                  .post(HOOKS + "/" + failed + "/replay", "{}")
                  .expect(202)
                  .json()
                  .path("count")
                  .asInt())
          .isEqualTo(1);
      HookReceiver.Received came =
          failing.awaitAccepted("the replay", request -> request.callId().equals(call));
      assertThat(came.delivery()).isEqualTo(dead.path("id").asText());
      assertThat(came.eventId()).isEqualTo(dead.path("eventId").asText());
      Eventually.holds(
          "it is listed as delivered", () -> deliveries(failed, "?state=DELIVERED").size() == 1);
      admin()
          .send(
              "POST",
              HOOKS + "/" + failed + "/deliveries/" + came.delivery() + "/replay",
              "application/json",
              Api.noBody())
          .expect(202);
      Eventually.holds("it comes again", () -> failing.accepted().size() == 2);
      assertThat(failing.accepted().get(1).eventId()).isEqualTo(came.eventId());
    }
  }

  private JsonNode awaitDead(String hook) {
    return Eventually.get(
        "it is given up",
        java.time.Duration.ofMinutes(2),
        () ->
            Optional.of(deliveries(hook, "?state=DEAD"))
                .filter(list -> list.size() == 1)
                .map(list -> list.get(0)),
        () -> deliveries(hook, "").toString());
  }

  @Test
  void aGatewayThatIsKilledSendsTheRestWhenItRunsAgain() {
    AtomicBoolean away = new AtomicBoolean(true);
    try (HookReceiver receiver = HookReceiver.answering(request -> away.get() ? 503 : 200)) {
      Api.Answer made = add(receiver, "\"call\", \"call-ended\"");
      String secret = made.text("/secret");
      String call = callAndHangUp(alice());
      Eventually.holds("something was tried", () -> !receiver.received().isEmpty());
      // Before that a kill may take it: the last moments are not promised.
      Eventually.holds(
          "its end is on the disk",
          () ->
              deliveries(made.text("/id"), "")
                  .findValuesAsText("eventType")
                  .contains("call-ended"));
      gateway().process().kill();
      away.set(false);
      startGateway();
      awaitReady();
      receiver.awaitAccepted(
          "the end of the call",
          request -> request.type().equals("call-ended") && request.callId().equals(call));
      List<HookReceiver.Received> story =
          receiver.accepted().stream().filter(one -> one.callId().equals(call)).toList();
      assertThat(story.stream().map(HookReceiver.Received::version)).isSorted();
      assertThat(states(story)).containsSubsequence("DIALING", "CONNECTING", "ACTIVE", "ENDED");
      assertThat(story)
          .as("the secret is still the same")
          .allMatch(one -> isValid(secret, one.signature(), one.body(), Instant.now()));
    }
  }

  @Test
  void aPingComesWhateverElseWaitsAndASecretIsRotatedWithAnOverlap() {
    try (HookReceiver receiver =
        HookReceiver.answering(request -> request.type().equals("ping") ? 200 : 400)) {
      Api.Answer made = add(receiver, "\"call\"");
      String hook = made.text("/id");
      callAndHangUp(alice());
      ping(hook);
      HookReceiver.Received ping = receiver.awaitAccepted("a ping", one -> true);
      assertThat(ping.json().at("/data/webhook").asText()).isEqualTo(hook);
      assertThat(isValid(made.text("/secret"), ping.signature(), ping.body(), Instant.now()))
          .isTrue();
      Api.Answer rotated = rotate(hook, made.header("ETag"), "{\"overlapSeconds\": 600}");
      ping(hook);
      Eventually.holds("the second ping", () -> receiver.accepted().size() == 2);
      HookReceiver.Received both = receiver.accepted().get(1);
      assertThat(isValid(made.text("/secret"), both.signature(), both.body(), Instant.now()))
          .isTrue();
      assertThat(isValid(rotated.text("/secret"), both.signature(), both.body(), Instant.now()))
          .isTrue();
      Api.Answer again = rotate(hook, rotated.header("ETag"), "{\"overlapSeconds\": 0}");
      ping(hook);
      Eventually.holds("the third ping", () -> receiver.accepted().size() == 3);
      HookReceiver.Received last = receiver.accepted().get(2);
      assertThat(isValid(rotated.text("/secret"), last.signature(), last.body(), Instant.now()))
          .isFalse();
      assertThat(isValid(again.text("/secret"), last.signature(), last.body(), Instant.now()))
          .isTrue();
    }
  }

  private void ping(String hook) {
    admin()
        .send("POST", HOOKS + "/" + hook + "/ping", "application/json", Api.noBody())
        .expect(202);
  }

  private Api.Answer rotate(String hook, String tag, String body) {
    return admin()
        .send(
            admin()
                .request(HOOKS + "/" + hook + "/secret")
                .header("If-Match", tag)
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)))
        .expect(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"url\":\"https://10.0.0.1/\",\"eventTypes\":[\"call\"]}; url",
        "{\"url\":\"https://[::1]/\",\"eventTypes\":[\"call\"]}; url",
        "{\"url\":\"http://hooks.example.com/\",\"eventTypes\":[\"call\"]}; url",
        "{\"url\":\"https://localhost/\",\"eventTypes\":[\"call\"]}; url",
        "{\"url\":\"gopher://x/\",\"eventTypes\":[\"call\"]}; url",
        "{\"eventTypes\":[\"call\"]}; url",
        "{\"url\":\"https://hooks.example.com/\"}; eventTypes",
        "{\"url\":\"https://hooks.example.com/\",\"eventTypes\":[]}; eventTypes",
        "{\"url\":\"https://hooks.example.com/\",\"eventTypes\":[null]}; eventTypes",
        "{\"url\":\"https://hooks.example.com/\",\"eventTypes\":[\"snapshot\"]}; eventTypes",
        "{\"url\":\"https://x.example.com/\",\"eventTypes\":[\"call\"],\"agent\":\"?\"}; agent",
        "{\"url\":\"https://x.example.com/\",\"eventTypes\":[\"call\"],\"callCenter\":\"?\"};"
            + " callCenter",
      })
  void whatCannotBeSentToIsRefusedByItsField(String body, String field) {
    Api.Answer refused = admin().post(HOOKS, body).expect(400);
    assertThat(refused.text("/code")).isEqualTo("field-invalid");
    assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    assertThat(admin().get(HOOKS).json().path("items")).isEmpty();
  }

  @Test
  void aWebhookIsAnAdminsAndChangesOnlyAsItWasSeen() {
    for (Api nobody : List.of(alice(), gateway().supervisor())) {
      assertThat(nobody.get(HOOKS).expect(403).text("/code")).isEqualTo("forbidden");
      nobody.post(HOOKS, "{}").expect(403);
    }
    gateway().anybody().get(HOOKS).expect(401);
    try (HookReceiver receiver = HookReceiver.answering(request -> 200)) {
      Api.Answer made = add(receiver, "\"call-ended\"");
      String path = HOOKS + "/" + made.text("/id");
      Api.Answer seen = admin().get(path).expect(200);
      assertThat(seen.json().has("secret")).isFalse();
      assertThat(seen.header("ETag")).isEqualTo(made.header("ETag"));
      assertThat(patch(path, null, "{\"enabled\": false}").expect(428).text("/code"))
          .isEqualTo("if-match-missing");
      Api.Answer changed =
          patch(path, seen.header("ETag"), "{\"enabled\": false, \"agent\": \"alice\"}")
              .expect(200);
      assertThat(changed.json().path("enabled").asBoolean()).isFalse();
      patch(path, seen.header("ETag"), "{\"enabled\": true}").expect(412);
      callAndHangUp(alice());
      patch(path, "*", "{\"enabled\": true}").expect(200);
      callAndHangUp(bob());
      String last = callAndHangUp(alice());
      receiver.awaitAccepted("alice's", request -> request.callId().equals(last));
      assertThat(receiver.received()).as("neither bob's nor while it was off").hasSize(1);
      admin().get(HOOKS + "/nonsense").expect(404);
      assertThat(
              admin()
                  .send(
                      "POST",
                      path + "/deliveries/4be0643f-1d98-473b-97cd-ca98a65347dd/replay",
                      "application/json",
                      Api.noBody())
                  .expect(404)
                  .text("/code"))
          .isEqualTo("delivery-not-found");
      admin().get(path + "/deliveries?state=LOST").expect(400);
      assertThat(admin().get("/api/v1/audit?objectType=webhook").expect(200).body())
          .contains("webhook.add", "webhook.change")
          .doesNotContain("whsec_", made.text("/secret"));
    }
  }

  private Api.Answer patch(
      String path, @org.jspecify.annotations.Nullable String tag, String body) {
    var request = admin().request(path).header("Content-Type", "application/json");
    if (tag != null) {
      request.header("If-Match", tag);
    }
    return admin()
        .send(request.method("PATCH", java.net.http.HttpRequest.BodyPublishers.ofString(body)));
  }
}
