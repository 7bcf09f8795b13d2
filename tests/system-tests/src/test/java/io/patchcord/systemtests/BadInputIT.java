package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A click with something in it that must not be there. */
class BadInputIT extends RefusalTest {
  private static final int KILOBYTES_64 = 64 * 1024;

  static String[] numbersThatAreNone() {
    return new String[] {
      "",
      " ",
      "call me",
      "1-800-FLOWERS",
      "1".repeat(200),
      "4".repeat(5_000),
      "1001,sofia/gateway/x",
      "${system(id)}",
      "{a=b}1001",
      "[a=b]1001",
      "<a=b>1001",
      "1001\n\nbgapi originate user/1002 &park()",
      "4155551212\n",
      "415\n5551212",
      "4155551212\r\n",
      "415\r\n5551212",
      "4155551212\u0000",
      "415\u00005551212",
      "٤١٥٥٥٥١٢١٢",
      "４１５５５５１２１２",
      "1001|1002",
      "1001 1002,1003",
      "1001:_:1002",
      "user/1001@pbx.test",
      "sip:1001@pbx.test",
      "&park()",
      "'1001'",
      "\"1001\"",
      "1001\\n",
      "1001;rm",
      "%31%30%30%31",
      "+",
      "()",
      "+999123",
      "415555121*",
      "\u202e4155551212",
      "😀"
    };
  }

  @ParameterizedTest
  @MethodSource("numbersThatAreNone")
  void aNumberThatIsNoneIsRefused(String to) {
    String body =
        "{\"to\": \"" + new String(JsonStringEncoder.getInstance().quoteAsString(to)) + "\"}";
    Api.Answer answer = alice().post(CALLS, body);
    assertProblem(answer, 422, "number-invalid");
    assertThat(answer.text("/errors/0/field")).isEqualTo("to");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{~body-invalid",
        "{\"to\": }~body-invalid",
        "{\"to\": \"+14155551212\"} x~body-invalid",
        "{\"to\": \"+14155551212\"}{}~body-invalid",
        "{\"to\": \"+14155551212\", \"to\": \"1001\"}~body-invalid",
        "{'to': '+14155551212'}~body-invalid",
        "``~body-invalid",
        "null~body-invalid",
        "[]~body-invalid",
        "[{\"to\": \"+14155551212\"}]~body-invalid",
        "\"+14155551212\"~body-invalid",
        "4155551212~body-invalid",
        "{}~field-invalid",
        "{\"to\": null}~field-invalid",
        "{\"to\": 4155551212}~field-invalid",
        "{\"to\": true}~field-invalid",
        "{\"to\": [\"+14155551212\"]}~field-invalid",
        "{\"to\": {\"number\": \"+14155551212\"}}~field-invalid",
        "{\"to\": \"+14155551212\", \"from\": \"1001\"}~field-unknown",
        "{\"to\": \"+14155551212\", \"id\": \"7\"}~field-invalid",
        "{\"to\": \"+14155551212\", \"id\": \"\"}~field-invalid",
        "{\"to\": \"+14155551212\", \"id\": \"1-1-1-1-1\"}~field-invalid",
        "{\"to\": \"+14155551212\", \"id\": \"${system(id)}\"}~field-invalid",
        "{\"to\": \"+14155551212\", \"subject\": \"0035g00000ABCDEAA4\"}~field-invalid",
        "{\"to\": \"+14155551212\", \"subject\": {}}~field-invalid",
        "{\"to\": \"+14155551212\", \"subject\": {\"recordId\": \"a,b\"}}~field-invalid",
        "{\"to\": \"+14155551212\", \"subject\": {\"recordId\": 1}}~field-invalid",
        "{\"to\": \"+14155551212\", \"subject\": {\"id\": \"0035g00000ABCDEAA4\"}}~field-unknown",
        "{\"to\": \"+14155551212\", \"subject\": {\"recordId\": \"0035g00000ABCDEAA4\","
            + " \"objectType\": \"a'b\"}}~field-invalid"
      })
  void aBodyThatIsNotAsDescribedIsRefused(String body, String code) {
    assertProblem(alice().post(CALLS, body), 400, code);
  }

  @Test
  void aLongNestingIsRefused() {
    String body = "{\"to\": " + "[".repeat(20_000) + "]".repeat(20_000) + "}";
    Api.Answer answer = alice().post(CALLS, body);
    assertThat(answer.status()).isEqualTo(400);
    assertProblem(answer, 400, answer.text("/code"));
  }

  @Test
  void aNameOf256CharactersIsRefused() {
    String body =
        "{\"to\": \"+14155551212\", \"subject\": {\"recordId\": \"0035g00000ABCDEAA4\", \"name\": \""
            + "n".repeat(256)
            + "\"}}";
    assertProblem(alice().post(CALLS, body), 400, "field-invalid");
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    byte[] body = {'{', '"', 't', 'o', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}'};
    Api.Answer answer =
        alice().send("POST", CALLS, "application/json", BodyPublishers.ofByteArray(body));
    assertThat(answer.status()).isBetween(400, 422);
    assertProblem(answer, answer.status(), answer.text("/code"));
  }

  @Test
  void aBodyOver64KilobytesIsRefusedByItsLength() {
    String body = "{\"to\": \"" + "1".repeat(KILOBYTES_64) + "\"}";
    assertProblem(alice().post(CALLS, body), 413, "body-too-large");
  }

  @Test
  void aBodyOver64KilobytesIsRefusedWhileItIsRead() {
    byte[] body =
        ("{\"to\": \"" + "1".repeat(KILOBYTES_64) + "\"}").getBytes(StandardCharsets.UTF_8);
    HttpRequest.BodyPublisher chunked =
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    assertProblem(alice().send("POST", CALLS, "application/json", chunked), 413, "body-too-large");
  }

  @Test
  void anIdThatIsTakenDialsNothing() {
    String id = UUID.randomUUID().toString();
    String body = "{\"to\": \"+14155551212\", \"id\": \"" + id + "\"}";
    alice().post(CALLS, body).expect(202);
    awaitState(alice(), id, "ACTIVE");
    Api.Answer own = alice().post(CALLS, body);
    assertProblem(own, 409, "call-exists");
    assertThat(own.text("/call/id")).isEqualTo(id);
    Api.Answer others = bob().post(CALLS, body);
    assertProblem(others, 409, "call-exists");
    assertThat(others.json().has("call")).isFalse();
    assertThat(others.body()).doesNotContain("4155551212");
    assertProblem(bob().get(CALLS + "/" + id), 404, "call-not-found");
    assertProblem(bob().hangUp(id), 404, "call-not-found");
    assertThat(control().channels()).hasSize(2);
    alice().hangUp(id).expect(202);
    awaitState(alice(), id, "ENDED");
    Eventually.holds("the legs are gone", () -> control().channels().isEmpty());
    // Over, and still taken: a retry that comes late dials nothing either.
    assertProblem(alice().post(CALLS, body), 409, "call-exists");
    expectLegs(2);
  }
}
