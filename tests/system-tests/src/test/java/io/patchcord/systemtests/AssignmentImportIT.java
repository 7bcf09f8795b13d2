package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Assignments as files: in, out, undone, and cut off in the middle. */
class AssignmentImportIT extends RunningSystem {
  private static final String IMPORT = "/api/v1/assignments/import";
  private static final String EXPORT = "/api/v1/assignments/export";
  private static final String IMPORTS = "/api/v1/assignments/imports";

  /** Enough to be killed in, and few enough to be quick. */
  private static final int MANY = 3_000;

  private Api admin() {
    return gateway().admin();
  }

  private Api.Answer csv(String parameters, String text) {
    return admin().send("POST", IMPORT + parameters, "text/csv", BodyPublishers.ofString(text));
  }

  private Api.Answer undo(String id) {
    return admin().send(admin().request(IMPORTS + "/" + id).DELETE());
  }

  private String export(String type) {
    return admin().send(admin().request(EXPORT).header("Accept", type)).expect(200).body();
  }

  @Test
  void aFileIsLookedAtDoneUndoneAndDoneAgain() {
    String before = export("text/csv");
    assertThat(before).startsWith("Username,Name,Email,User ID,Extension,Call Center\r\n");
    String file =
        """
        \uFEFFExtension;User;Full Name;Call Center;Department\r
        1201;gina;"Gray; Gina";Patchcord Demo;Sales\r
        1002;hank;Hank Hill;Patchcord Demo;Sales\r
        1203;bob;;PatchcordDemo;Sales\r
        """;
    Api.Answer dry = csv("?dryRun=true", file).expect(200);
    assertThat(dry.json().path("dryRun").asBoolean()).isTrue();
    assertThat(dry.json().path("id").isNull()).isTrue();
    assertThat(dry.json().path("rows").findValuesAsText("result"))
        .containsExactly("CREATED", "CREATED", "CHANGED");
    assertThat(dry.text("/ignoredColumns/0")).isEqualTo("'Department'");
    assertThat(export("text/csv")).isEqualTo(before);

    String first = csv("", file).expect(200).text("/id");
    assertThat(bob().get("/api/v1/me").expect(200).text("/line/number")).isEqualTo("1203");
    assertThat(gateway().supervisor().get("/api/v1/agents").body()).contains("Gray; Gina");
    Api.Answer undone = undo(first).expect(200);
    assertThat(undone.json().path("undoneAt").isTextual()).isTrue();
    assertThat(export("text/csv")).isEqualTo(before);
    assertThat(bob().get("/api/v1/me").expect(200).text("/line/number")).isEqualTo("1002");
    assertThat(undo(first).expect(409).text("/code")).isEqualTo("changed-since-import");

    String second = csv("", file).expect(200).text("/id");
    assertThat(admin().get(IMPORTS).expect(200).text("/items/0/id")).isEqualTo(second);
    assertThat(admin().get(IMPORTS + "/" + first).expect(200).text("/counts/created"))
        .isEqualTo("2");
    undo(second).expect(200);
    assertThat(
            admin()
                .get("/api/v1/audit?objectType=import&objectId=" + second)
                .expect(200)
                .json()
                .path("items")
                .findValuesAsText("action"))
        .containsExactly("assignments.undo", "assignments.import");
    assertThat(export("text/csv")).isEqualTo(before);
  }

  @Test
  void adminsSeeHowFarAnImportHasComeAndNobodyElse() throws Exception {
    try (EventStream ofAdmin = EventStream.open(admin(), null);
        EventStream ofSupervisor = EventStream.open(gateway().supervisor(), null)) {
      ofAdmin.awaitSnapshot();
      ofSupervisor.awaitSnapshot();
      // The demo has one call center: the file need not name it.
      String id = csv("", "Username,Line\nmona,1301\nnils,1302\n").expect(200).text("/id");
      EventStream.Event done =
          ofAdmin.await("the import is done", event -> isImport(event, id, "DONE"));
      assertThat(done.data().path("done").asInt()).isEqualTo(6);
      assertThat(done.data().path("total").asInt()).isEqualTo(6);
      assertThat(ofAdmin.events()).anyMatch(event -> isImport(event, id, "WRITING"));
      undo(id).expect(200);
      ofAdmin.await("it is undone", event -> isImport(event, id, "UNDONE"));
      assertThat(ofSupervisor.events()).noneMatch(event -> event.type().equals("import"));
    }
  }

  private static boolean isImport(EventStream.Event event, String id, String phase) {
    return event.type().equals("import")
        && event.data().path("id").asText().equals(id)
        && event.data().path("phase").asText().equals(phase);
  }

  @Test
  void whatIsExportedIsImportedUnchanged() {
    Api.Answer asCsv = csv("?dryRun=true", export("text/csv")).expect(200);
    assertThat(asCsv.json().path("rows").findValuesAsText("result"))
        .isNotEmpty()
        .containsOnly("UNCHANGED");
    String json = export("application/json");
    Api.Answer asJson = admin().post(IMPORT + "?dryRun=true", json).expect(200);
    assertThat(asJson.json().path("counts")).isEqualTo(asCsv.json().path("counts"));
    assertThat(asJson.json().path("rows").findValuesAsText("result")).containsOnly("UNCHANGED");
  }

  @Test
  void aRefusedRowIsNamedAndNothingIsDone() {
    String before = export("text/csv");
    String file = "Username,Line\niris,1002\njack,1044\nkate,1044\nlara,1045\n";
    Api.Answer refused = csv("?callCenter=PatchcordDemo", file).expect(409);
    assertThat(refused.text("/code")).isEqualTo("import-has-refused-rows");
    assertThat(refused.json().path("errors").findValuesAsText("field"))
        .containsExactly("row 2", "row 3", "row 4");
    assertThat(refused.text("/errors/0/message"))
        .startsWith("Line 1002 belongs to bob (Bob Brown) in PatchcordDemo since ");
    assertThat(export("text/csv")).isEqualTo(before);
    Api.Answer done = csv("?callCenter=PatchcordDemo&skipRefused=true", file).expect(200);
    assertThat(done.json().path("rows").findValuesAsText("result"))
        .containsExactly("REFUSED", "REFUSED", "REFUSED", "CREATED");
    undo(done.text("/id")).expect(200);
  }

  @Test
  void whatIsNoFileIsRefused() {
    assertThat(csv("", "a,b\n1,2\n").expect(422).text("/code")).isEqualTo("file-unreadable");
    assertThat(csv("", "").expect(422).text("/code")).isEqualTo("file-unreadable");
    assertThat(csv("?dryRun=yes", "User\n").expect(400).text("/code"))
        .isEqualTo("parameter-invalid");
    assertThat(csv("?callCenter=None", "User\nx\n").expect(400).text("/errors/0/field"))
        .isEqualTo("callCenter");
    assertThat(csv("", "User\n" + "x\n".repeat(20_001)).expect(413).text("/code"))
        .isEqualTo("body-too-large");
    assertThat(csv("", "x".repeat(5 * 1024 * 1024)).expect(413).text("/code"))
        .isEqualTo("body-too-large");
    for (String body :
        new String[] {"{}", "[]", "{\"items\": [null]}", "{\"items\": [{\"x\": 1}]}"}) {
      admin().post(IMPORT, body).expect(400);
    }
    admin().send("POST", IMPORT, "text/plain", BodyPublishers.ofString("User\nx\n")).expect(415);
    alice().send("POST", IMPORT, "text/csv", BodyPublishers.ofString("User\nx\n")).expect(403);
    admin().send(admin().request(EXPORT).header("Accept", "image/png")).expect(406);
  }

  @Test
  void aGatewayThatIsKilledInTheMiddleHasDoneAllOfItOrNothing() {
    StringBuilder file = new StringBuilder("Username,Line,Call Center\n");
    for (int i = 0; i < MANY; i++) {
      file.append("many%d,7%04d,PatchcordDemo\n".formatted(i, i));
    }
    int before = held();
    Api admin = admin();
    HttpRequest request =
        admin
            .request(IMPORT)
            .header("Content-Type", "text/csv")
            .POST(BodyPublishers.ofString(file.toString()))
            .build();
    CompletableFuture<HttpResponse<String>> answer =
        Api.CLIENT.sendAsync(request, BodyHandlers.ofString());
    Eventually.holds("the import is at work", () -> answer.isDone() || otherChangesWait(admin));
    gateway().process().kill();
    startGateway();
    awaitReady();
    int after = held();
    assertThat(after).isIn(before, before + MANY);
    Optional<JsonNode> made =
        Optional.ofNullable(admin().get(IMPORTS).expect(200).json().path("items").get(0))
            .filter(item -> item.at("/counts/created").asInt() == MANY);
    assertThat(made.isPresent()).isEqualTo(after > before);
    if (made.isPresent()) {
      undo(made.get().path("id").asText()).expect(200);
    } else {
      // And it can be done again.
      String id = csv("", file.toString()).expect(200).text("/id");
      assertThat(held()).isEqualTo(before + MANY);
      undo(id).expect(200);
    }
    assertThat(held()).isEqualTo(before);
  }

  /** A change that changes nothing, and has to wait its turn. */
  private static boolean otherChangesWait(Api admin) {
    HttpRequest request =
        admin
            .request("/api/v1/lines/1001")
            .timeout(Duration.ofMillis(400))
            .header("Content-Type", "application/json")
            .header("If-Match", "*")
            .method("PATCH", BodyPublishers.ofString("{\"description\": null}"))
            .build();
    try {
      Api.CLIENT.send(request, BodyHandlers.discarding());
      return false;
    } catch (HttpTimeoutException waits) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private int held() {
    return admin().get(EXPORT).expect(200).json().path("items").size();
  }
}
