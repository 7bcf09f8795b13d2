package io.patchcord.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A POST that is sent again with its key is done once. */
class IdempotencyIT extends RunningSystem {
  private static final String CALLS = "/api/v1/calls";
  private static final String KEY = "Idempotency-Key";
  private static final String REPLAYED = "Idempotency-Replayed";
  private static final String BODY = "{\"to\": \"+14155551212\"}";
  private static final String OTHER_BODY = "{\"to\": \"+14155550480\"}";

  private final String key = UUID.randomUUID().toString();
  private int legsBefore;

  @BeforeEach
  void count() {
    legsBefore = control().channelsCreated();
  }

  private Api.Answer post(Api who, String path, String withKey, String body) {
    return who.send(
        who.request(path)
            .header("Content-Type", "application/json")
            .header(KEY, withKey)
            .POST(BodyPublishers.ofString(body)));
  }

  private Api.Answer dial(Api who, String withKey) {
    return post(who, CALLS, withKey, BODY);
  }

  private void assertOneCall(String id) {
    awaitState(alice(), id, "ACTIVE");
    assertThat(alice().calls()).hasSize(1);
    assertThat(control().channels()).hasSize(2);
    assertThat(control().channelsCreated() - legsBefore).isEqualTo(2);
  }

  private static void assertSame(Api.Answer again, Api.Answer first) {
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.body()).isEqualTo(first.body());
    for (String header : List.of("Location", "Content-Type", "Command-Id", "ETag")) {
      assertThat(again.header(header)).as(header).isEqualTo(first.header(header));
    }
    assertThat(first.header(REPLAYED)).isEmpty();
    assertThat(again.header(REPLAYED)).isEqualTo("true");
  }

  @Test
  void aRetryGetsTheFirstAnswerAndDialsNothing() {
    Api.Answer first = dial(alice(), key);
    first.expect(202);
    awaitState(alice(), first.text("/id"), "ACTIVE");
    assertSame(dial(alice(), key), first);
    assertSame(dial(alice(), '"' + key + '"'), first);
    assertOneCall(first.text("/id"));
    Api.Answer hangup = post(alice(), CALLS + "/" + first.text("/id") + "/hangup", key, "");
    hangup.expect(202);
    awaitState(alice(), first.text("/id"), "ENDED");
    assertSame(post(alice(), CALLS + "/" + first.text("/id") + "/hangup", key, ""), hangup);
  }

  @Test
  void whoCutsTheConnectionBeforeTheAnswerHasOneCall() throws IOException {
    URI gateway = URI.create(gateway().baseUrl());
    String request =
        """
        POST /api/v1/calls HTTP/1.1
        Host: %s
        Authorization: Bearer %s
        Content-Type: application/json
        Idempotency-Key: %s
        Content-Length: %d

        %s"""
            .formatted(gateway.getAuthority(), alice().key(), key, BODY.length(), BODY)
            .replace("\n", "\r\n");
    try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
      socket.setSoLinger(true, 0); // Closing resets it, as a proxy does that gives up.
      socket.getOutputStream().write(request.getBytes(UTF_8));
      socket.getOutputStream().flush();
      Eventually.holds("the call is there", () -> alice().calls().size() == 1);
    }
    Api.Answer again = awaitAnswer();
    assertThat(again.header(REPLAYED)).isEqualTo("true");
    assertOneCall(again.text("/id"));
  }

  private Api.Answer awaitAnswer() {
    return Eventually.get(
        "the first answer is there",
        () -> Optional.of(dial(alice(), key)).filter(answer -> answer.status() == 202),
        () -> dial(alice(), key).body());
  }

  @Test
  void ofManyAtOnceOneIsDone() {
    List<Api.Answer> answers =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> dial(alice(), key)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 202 && answer.header(REPLAYED).isEmpty())
        .hasSize(1);
    for (Api.Answer answer : answers) {
      if (answer.status() != 202) {
        answer.expect(409);
        assertThat(answer.text("/code")).isEqualTo("idempotency-key-in-progress");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
      }
    }
    assertOneCall(awaitAnswer().text("/id"));
  }

  @Test
  void anotherBodyOrQueryWithTheSameKeyIsRefused() {
    String id = dial(alice(), key).expect(202).text("/id");
    for (Api.Answer refused :
        List.of(post(alice(), CALLS, key, OTHER_BODY), post(alice(), CALLS + "?x=1", key, BODY))) {
      assertThat(refused.expect(422).text("/code")).isEqualTo("idempotency-key-reused");
      assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    }
    assertOneCall(id);
  }

  @Test
  void theSameKeyOfAnotherAgentOrOnAnotherPathIsAnotherOne() {
    String id = dial(alice(), key).expect(202).text("/id");
    String bobs = post(bob(), CALLS, key, BODY).expect(202).text("/id");
    assertThat(bobs).isNotEqualTo(id);
    assertThat(bob().call(bobs).path("agent").asText()).isEqualTo("bob");
    assertThat(dial(alice(), key).text("/id")).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "\"open", "\"\"", "\"a\";b=1"})
  void whatIsNoKeyIsRefused(String noKey) {
    Api.Answer refused = dial(alice(), noKey).expect(400);
    assertThat(refused.text("/code")).isEqualTo("idempotency-key-invalid");
    assertThat(refused.text("/errors/0/field")).isEqualTo(KEY);
    assertThat(alice().calls()).isEmpty();
  }

  @Test
  void twoKeysAndOneThatIsTooLongAreRefused() {
    assertThat(dial(alice(), "x".repeat(256)).expect(400).text("/code"))
        .isEqualTo("idempotency-key-invalid");
    Api.Answer refused =
        alice()
            .send(
                alice()
                    .request(CALLS)
                    .header("Content-Type", "application/json")
                    .header(KEY, "one")
                    .header(KEY, "two")
                    .POST(BodyPublishers.ofString(BODY)));
    assertThat(refused.expect(400).text("/code")).isEqualTo("idempotency-key-invalid");
    assertThat(alice().calls()).isEmpty();
  }

  @Test
  void aRefusalIsGivenAgainAndAGetDoesNotCare() {
    Api.Answer first = post(alice(), CALLS, key, "{\"to\": 1}").expect(400);
    assertSame(post(alice(), CALLS, key, "{\"to\": 1}"), first);
    Api.Answer list = alice().send(alice().request(CALLS).header(KEY, "two words").GET());
    assertThat(list.expect(200).header(REPLAYED)).isEmpty();
  }

  @Test
  void aSecretIsNotGivenAgain() {
    String body = "{\"role\": \"ADMIN\", \"name\": \"retries\"}";
    Api.Answer made = post(gateway().admin(), "/api/v1/api-keys", key, body).expect(201);
    Api.Answer again = post(gateway().admin(), "/api/v1/api-keys", key, body).expect(409);
    assertThat(again.text("/code")).isEqualTo("idempotency-answer-not-kept");
    assertThat(again.header("Location")).isEqualTo(made.header("Location"));
    assertThat(again.body()).doesNotContain(made.text("/key"));
    gateway()
        .admin()
        .send("DELETE", made.header("Location"), "application/json", Api.noBody())
        .expect(204);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theAnswerOutlivesTheGateway(boolean killed) {
    Api.Answer first = dial(alice(), key).expect(202);
    awaitState(alice(), first.text("/id"), "ACTIVE");
    if (killed) {
      Eventually.holds("the answer is stored", () -> metric("patchcord_idempotency_waiting 0.0"));
      gateway().process().kill();
    } else {
      gateway().process().terminate();
      gateway().process().awaitExit(Eventually.DEADLINE);
    }
    startGateway();
    awaitReady();
    Api.Answer again = dial(alice(), key).expect(202);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header(REPLAYED)).isEqualTo("true");
    assertThat(post(alice(), CALLS, key, OTHER_BODY).expect(422).text("/code"))
        .isEqualTo("idempotency-key-reused");
    assertOneCall(first.text("/id"));
  }

  @Test
  void aGatewayThatDiesRightAfterTheAnswerNeverDialsTwice() {
    Api.Answer first = dial(alice(), key).expect(202);
    gateway().process().kill();
    startGateway();
    awaitReady();
    Api.Answer again = dial(alice(), key);
    if (again.status() == 202) {
      assertThat(again.body()).isEqualTo(first.body());
    } else {
      assertThat(again.expect(409).text("/code")).isEqualTo("idempotency-outcome-unknown");
    }
    assertThat(alice().calls().size()).isLessThanOrEqualTo(1);
    assertThat(control().channelsCreated() - legsBefore).isLessThanOrEqualTo(2);
  }

  @Test
  void everyPostOfTheDescriptionSaysThatItTakesAKey() {
    var paths = gateway().anybody().get("/openapi.json").expect(200).json().path("paths");
    assertThat(paths.findValues("post"))
        .isNotEmpty()
        .allSatisfy(
            post -> {
              // Who signs in is nobody yet, whose keys could be told apart.
              int times = post.has("security") ? 1 : 0;
              assertThat(post.path("parameters").findValuesAsText("$ref"))
                  .as(post.path("summary").asText())
                  .filteredOn("#/components/parameters/IdempotencyKey"::equals)
                  .hasSize(times);
            });
    assertThat(paths.findValues("get"))
        .noneSatisfy(
            get ->
                assertThat(get.path("parameters").findValuesAsText("$ref"))
                    .contains("#/components/parameters/IdempotencyKey"));
  }

  private boolean metric(String line) {
    return gateway().anybody().get("/metrics").expect(200).body().contains(line);
  }
}
