package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.api.ProblemCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every code of a problem, made to happen: what nothing makes happen has no code. */
class ProblemsIT extends RunningSystem {
  private static final String API = "/api/v1";
  private static final String CALLS = API + "/calls";
  private static final String CUSTOMER = "+14155551212";
  private static final String NOBODY = new UUID(0, 7).toString();
  private static final String DEMO = API + "/call-centers/PatchcordDemo";

  @TempDir private static Path folder;

  private static final ProblemWorlds WORLDS = new ProblemWorlds();

  private final String unique = UUID.randomUUID().toString().substring(0, 8);

  @AfterAll
  static void stop() {
    WORLDS.close();
  }

  /** Those that want a gateway of their own are made to happen by others; see {@link #provoke}. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {
        "RATE_LIMITED",
        "TOO_MANY_FAILURES",
        "GATEWAY_STOPPING",
        "REQUEST_UNREADABLE",
        "REQUEST_SLOW",
        "URI_TOO_LONG",
        "HEADERS_TOO_LARGE",
        "HTTP_VERSION_UNKNOWN",
        "ANSWER_LATE"
      })
  void eachCodeHappensAndIsExplained(ProblemCode code) {
    Api.Answer answer = provoke(code);
    assertThat(answer.text("/code")).as(answer.body()).isEqualTo(code.code());
    answer.expect(code.status());
    assertThat(answer.text("/status")).isEqualTo(Integer.toString(code.status()));
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.text("/title")).isEqualTo(code.title());
    assertThat(answer.text("/requestId")).isEqualTo(answer.header("X-Request-Id"));
    assertThat(gateway().anybody().get(answer.text("/type")).expect(200).body())
        .contains("id=\"" + code.code() + "\"");
  }

  private Api.Answer provoke(ProblemCode code) {
    return switch (code) {
      case UNAUTHENTICATED -> gateway().anybody().get(API + "/me");
      case FORBIDDEN -> alice().get(API + "/lines");
      case SCOPE_MISSING -> withScope("calls:read").post(CALLS, dial(CUSTOMER));
      case RATE_LIMITED, TOO_MANY_FAILURES -> throw madeBy("AccessLimitsIT");
      case GATEWAY_STOPPING -> throw madeBy("DrainIT");
      case REQUEST_UNREADABLE,
          REQUEST_SLOW,
          URI_TOO_LONG,
          HEADERS_TOO_LARGE,
          HTTP_VERSION_UNKNOWN ->
          throw madeBy("HttpLimitsIT");
      case ANSWER_LATE -> throw madeBy("DatabaseIT");
      case WEBHOOK_NOT_FOUND -> admin().get(API + "/webhooks/" + NOBODY);
      case DELIVERY_NOT_FOUND -> replayOfNothing();
      case NOT_FOUND -> alice().get(API + "/nothing");
      case METHOD_NOT_ALLOWED -> alice().send(alice().request(CALLS).DELETE());
      case NOT_ACCEPTABLE ->
          alice().send(alice().request(API + "/me").header("Accept", "image/png").GET());
      case UNSUPPORTED_MEDIA_TYPE ->
          alice().send("POST", CALLS, "text/plain", BodyPublishers.ofString("hello"));
      case BODY_TOO_LARGE -> alice().post(CALLS, " ".repeat(70_000));
      case BODY_INVALID -> alice().post(CALLS, "{");
      case FIELD_UNKNOWN -> alice().post(CALLS, "{\"too\": \"1\"}");
      case FIELD_INVALID -> alice().post(CALLS, "{\"to\": 1}");
      case PARAMETER_INVALID -> alice().get(CALLS + "?limit=0");
      case NUMBER_INVALID -> alice().post(CALLS, "{\"to\": \"call me\"}");
      case CALL_NOT_FOUND -> alice().get(CALLS + "/" + NOBODY);
      case TRANSFER_NOT_FOUND -> alice().get(API + "/transfers/" + NOBODY);
      case MONITORING_NOT_FOUND -> gateway().supervisor().get(API + "/monitorings/" + NOBODY);
      case AGENT_NOT_FOUND -> admin().get(API + "/agents/nobody");
      case LINE_NOT_FOUND -> admin().get(API + "/lines/99999");
      case ASSIGNMENT_NOT_FOUND -> admin().get(API + "/assignments/" + NOBODY);
      case API_KEY_NOT_FOUND -> admin().get(API + "/api-keys/pck_nobody00");
      case IMPORT_NOT_FOUND -> admin().get(API + "/assignments/imports/" + NOBODY);
      case FINDING_NOT_FOUND ->
          admin()
              .post(
                  API + "/drift/" + NOBODY + "/waiver",
                  "{\"reason\": \"It is meant so.\", \"until\": \"2026-12-24\"}");
      case ORGANIZATION_NOT_FOUND -> admin().get(API + "/organizations/00D5g000009xyzDEAQ");
      case CALL_CENTER_NOT_FOUND -> admin().get(API + "/call-centers/Nobody");
      case CALL_EXISTS -> twice();
      case NO_LINE -> withoutLine();
      case NO_BROWSER_PHONE -> alice().post(API + "/me/browser-phone", "");
      case ACTION_NOT_POSSIBLE -> alice().post(call(talk(alice(), CUSTOMER), "reject"), "");
      case TOO_MANY_COMMANDS -> commandsOfAStalledSwitch();
      case LINE_BUSY -> monitorTwice();
      case TOO_MANY_MONITORINGS -> monitorByMany();
      case MONITORING_FORBIDDEN -> whileForbidden("PatchcordMonitoring", this::monitor);
      case NUMBER_NOT_ALLOWED ->
          whileForbidden("PatchcordNumbers", () -> alice().post(CALLS, dial("(415) 555-1313")));
      case FEATURE_OFF -> alice().put(API + "/me/line", "{\"line\": \"1003\"}");
      case NOT_IN_WRAP_UP -> {
        alice().post(API + "/me/wrap-up/end", ""); // of the call of another test
        yield alice().post(API + "/me/wrap-up/end", "");
      }
      case NO_EXTENSION_LEFT -> extendTooOften();
      case COUNT_DIFFERS ->
          admin().post(API + "/erasures", "{\"number\": \"+14155550199\", \"expected\": 999}");
      case RECORD_CHANGED -> patchLine("\"999999\"");
      case IF_MATCH_MISSING -> admin().send(admin().request(API + "/lines/1001").DELETE());
      case IN_USE ->
          admin().send(admin().request(API + "/lines/1001").header("If-Match", "*").DELETE());
      case ALREADY_EXISTS -> admin().post(API + "/lines", "{\"number\": \"1001\"}");
      case LINE_TAKEN -> {
        addAgent();
        yield assign(agent(), "1001");
      }
      case AGENT_HAS_LINE -> {
        admin().post(API + "/lines", "{\"number\": \"2099\"}");
        yield assign("alice", "2099");
      }
      case IMPORT_HAS_REFUSED_ROWS -> csv("username,line,callCenter\r\ngina,1001,Nowhere\r\n");
      case CHANGED_SINCE_IMPORT -> undoTwice();
      case FILE_UNREADABLE -> csv("what,is,this\r\n");
      case DEFINITION_INVALID -> definition("<callCenter/>");
      case TOO_MANY_STREAMS -> oneStreamTooMany();
      case SIGN_IN_REFUSED ->
          gateway().anybody().post(API + "/sessions", "{\"token\": \"not.a.token\"}");
      case SIGN_IN_NOT_ALLOWED -> WORLDS.signIn(gateway(), folder, "0055g00000ZYXWV");
      case SWITCH_UNAVAILABLE -> withoutSwitch();
      case IDEMPOTENCY_KEY_INVALID -> keyed(alice(), CALLS, "two words", dial(CUSTOMER));
      case IDEMPOTENCY_KEY_REUSED -> {
        keyed(alice(), CALLS, unique, dial(CUSTOMER)).expect(202);
        yield keyed(alice(), CALLS, unique, dial("+14155550480"));
      }
      case IDEMPOTENCY_KEY_IN_PROGRESS -> whileItIsDone();
      case IDEMPOTENCY_ANSWER_NOT_KEPT -> {
        String wish = "{\"name\": \"problems " + unique + "\", \"role\": \"ADMIN\"}";
        keyed(admin(), API + "/api-keys", unique, wish).expect(201);
        yield keyed(admin(), API + "/api-keys", unique, wish);
      }
      case IDEMPOTENCY_OUTCOME_UNKNOWN -> {
        WORLDS.damaged(folder).fault(unique);
        yield WORLDS.damaged(folder).fault(unique);
      }
      case INTERNAL_ERROR -> WORLDS.damaged(folder).fault(unique);
      case TOO_MANY_CALLS -> WORLDS.damaged(folder).oneCallTooMany();
      case TOO_MANY_SESSIONS -> WORLDS.damaged(folder).oneSessionTooMany(folder);
      case LAST_ADMIN_KEY -> WORLDS.damaged(folder).withdrawTheLastKey();
      case DEFINITION_NOT_FOUND ->
          WORLDS.damaged(folder).admin().get(API + "/call-centers/Undefined/export");
      case BACKUP_ELSEWHERE -> WORLDS.onPostgres(folder).admin().post(API + "/backup", "");
      case AUDIT_UNAVAILABLE -> WORLDS.withoutDatabase(folder, API + "/audit");
      case HISTORY_UNAVAILABLE -> WORLDS.withoutDatabase(folder, API + "/history");
      case DATABASE_UNAVAILABLE -> WORLDS.withoutDatabase(folder, API + "/lines");
    };
  }

  private Api admin() {
    return gateway().admin();
  }

  private static String dial(String number) {
    return "{\"to\": \"" + number + "\"}";
  }

  private static String call(String id, String action) {
    return CALLS + "/" + id + "/" + action;
  }

  static Api.Answer keyed(Api who, String path, String key, String body) {
    return who.send(
        who.request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body)));
  }

  private Api.Answer twice() {
    String body = "{\"to\": \"" + CUSTOMER + "\", \"id\": \"" + UUID.randomUUID() + "\"}";
    alice().post(CALLS, body).expect(202);
    return alice().post(CALLS, body);
  }

  private String agent() {
    return "p" + unique;
  }

  private void addAgent() {
    admin().post(API + "/agents", "{\"username\": \"" + agent() + "\"}").expect(201);
  }

  private Api.Answer withoutLine() {
    addAgent();
    String key =
        admin()
            .post(
                API + "/api-keys",
                "{\"name\": \"problems\", \"role\": \"AGENT\", \"agent\": \"" + agent() + "\"}")
            .expect(201)
            .text("/key");
    return gateway().api(key).post(CALLS, dial(CUSTOMER));
  }

  private static AssertionError madeBy(String test) {
    return new AssertionError("It is made to happen by " + test + ".");
  }

  private Api withScope(String scope) {
    String key =
        admin()
            .post(
                API + "/api-keys",
                "{\"name\": \"problems\", \"role\": \"AGENT\", \"agent\": \"alice\", \"scopes\": [\""
                    + scope
                    + "\"]}")
            .expect(201)
            .text("/key");
    return gateway().api(key);
  }

  private Api.Answer replayOfNothing() {
    String webhook =
        admin()
            .post(
                API + "/webhooks",
                "{\"url\": \"https://example.com/hook\", \"eventTypes\": [\"call-ended\"]}")
            .expect(201)
            .text("/id");
    try {
      return admin().post(API + "/webhooks/" + webhook + "/deliveries/" + NOBODY + "/replay", "");
    } finally {
      admin()
          .send(admin().request(API + "/webhooks/" + webhook).header("If-Match", "*").DELETE())
          .expect(204);
    }
  }

  private Api.Answer commandsOfAStalledSwitch() {
    String path = call(talk(alice(), CUSTOMER), "dtmf");
    control().simulate("stall", "on");
    return Eventually.get(
        "too many wait",
        () ->
            Optional.of(alice().post(path, "{\"digits\": \"1\"}"))
                .filter(answer -> answer.status() != 202),
        () -> "all are taken");
  }

  private Api.Answer monitor(String id, String line) {
    return gateway().supervisor().post(call(id, "monitor"), "{\"line\": \"" + line + "\"}");
  }

  private Api.Answer monitor() {
    return monitor(talk(alice(), CUSTOMER), "1003");
  }

  private Api.Answer monitorTwice() {
    String other = talk(bob(), CUSTOMER);
    monitor().expect(202);
    return monitor(other, "1003");
  }

  private Api.Answer monitorByMany() {
    StringBuilder file = new StringBuilder("username,line,callCenter\r\n");
    for (int line = 2010; line < 2016; line++) {
      file.append("p%s%d,%d,PatchcordDemo\r\n".formatted(unique, line, line));
    }
    String imported = csv(file.toString()).expect(200).text("/id");
    String id = talk(alice(), CUSTOMER);
    // Or they would be over soon: nobody has a phone at these lines.
    control().simulate("stall", "on");
    for (int line = 2010; line < 2015; line++) {
      monitor(id, Integer.toString(line)).expect(202);
    }
    Api.Answer refused = monitor(id, "2015");
    control().simulate("stall", "off");
    undo(imported).expect(200);
    return refused;
  }

  /** The call center is defined otherwise for a while. */
  private Api.Answer whileForbidden(String section, Supplier<Api.Answer> ask) {
    String original = admin().get(DEMO + "/export").expect(200).body();
    String items =
        section.equals("PatchcordNumbers")
            ? "<item sortOrder=\"0\" name=\"forbidden\" label=\"Forbidden\">+1 415 555 13</item>"
            : "<item sortOrder=\"0\" name=\"allowed\" label=\"Allowed\">false</item>";
    definition(
            original.replace(
                "</callCenter>",
                "<section sortOrder=\"70\" name=\"%s\" label=\"More\">%s</section></callCenter>"
                    .formatted(section, items)))
        .expect(200);
    try {
      return ask.get();
    } finally {
      definition(original).expect(200);
    }
  }

  private Api.Answer definition(String xml) {
    return admin()
        .send(
            "POST", API + "/call-centers/import", "application/xml", BodyPublishers.ofString(xml));
  }

  private Api.Answer extendTooOften() {
    alice().askFor("AVAILABLE", null).expect(200);
    String id = talk(alice(), CUSTOMER);
    alice().hangUp(id).expect(202);
    Eventually.holds(
        "the wrap-up runs", () -> alice().presence().path("state").asText().equals("WRAP_UP"));
    Api.Answer last =
        Eventually.get(
            "no extension is left",
            () ->
                Optional.of(alice().post(API + "/me/wrap-up/extend", ""))
                    .filter(answer -> answer.status() != 200),
            () -> alice().presence().toString());
    alice().post(API + "/me/wrap-up/end", "").expect(200);
    alice().askFor("OFFLINE", null).expect(200);
    return last;
  }

  private Api.Answer patchLine(String ifMatch) {
    return admin()
        .send(
            admin()
                .request(API + "/lines/1001")
                .header("If-Match", ifMatch)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"description\": \"x\"}")));
  }

  private Api.Answer assign(String agent, String line) {
    return admin()
        .post(
            API + "/assignments",
            "{\"agent\": \"%s\", \"line\": \"%s\", \"callCenter\": \"PatchcordDemo\"}"
                .formatted(agent, line));
  }

  private Api.Answer csv(String file) {
    return admin()
        .send("POST", API + "/assignments/import", "text/csv", BodyPublishers.ofString(file));
  }

  private Api.Answer undo(String imported) {
    return admin().send(admin().request(API + "/assignments/imports/" + imported).DELETE());
  }

  private Api.Answer undoTwice() {
    String imported =
        csv("username,line,callCenter\r\n" + agent() + ",2050,PatchcordDemo\r\n")
            .expect(200)
            .text("/id");
    undo(imported).expect(200);
    return undo(imported);
  }

  private Api.Answer oneStreamTooMany() {
    List<EventStream> open = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        EventStream stream = EventStream.open(bob(), null);
        open.add(stream);
        stream.awaitSnapshot();
      }
      return bob().get(API + "/events");
    } finally {
      open.forEach(EventStream::close);
    }
  }

  private Api.Answer withoutSwitch() {
    simulator().kill();
    awaitNotReady();
    return alice().post(CALLS, dial(CUSTOMER));
  }

  /** A comparison waits for the switch; which of the two comes first is all the same. */
  private Api.Answer whileItIsDone() {
    String path = API + "/drift/check";
    control().simulate("stall", "on");
    List<CompletableFuture<Api.Answer>> both =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> keyed(admin(), path, unique, "")))
            .limit(2)
            .toList();
    CompletableFuture.anyOf(both.toArray(CompletableFuture<?>[]::new)).join();
    control().simulate("stall", "off");
    List<Api.Answer> answers =
        both.stream()
            .map(CompletableFuture::join)
            .sorted(Comparator.comparing(Api.Answer::status))
            .toList();
    answers.get(0).expect(200);
    return answers.get(1);
  }
}
