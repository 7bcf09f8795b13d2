package io.patchcord.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The dependency table of the design, held. */
class ArchitectureTest {
  private static final String GATEWAY = "io.patchcord.gateway.";
  private static final String[] HTTP = {
    "jakarta.ws.rs..", "org.glassfish..", "jakarta.servlet..", "com.sun.net.httpserver.."
  };
  private static final String[] JPA = {
    "jakarta.persistence..", "jakarta.data..", "org.hibernate..", "io.patchcord.persistence.."
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.patchcord");

  private static void mustNotKnow(String feature, String... packages) {
    noClasses()
        .that()
        .resideInAPackage(GATEWAY + feature + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(CLASSES);
  }

  private static String[] features(String... names) {
    return Stream.of(names).map(name -> GATEWAY + name + "..").toArray(String[]::new);
  }

  private static String[] and(String[] some, String... others) {
    return Stream.concat(Stream.of(some), Stream.of(others)).toArray(String[]::new);
  }

  @Test
  void switchingKnowsNeitherHttpNorJpaNorWhatCallsAre() {
    mustNotKnow("switching", and(HTTP, JPA));
    mustNotKnow(
        "switching",
        features("call", "callcenter", "line", "agent", "stream", "api", "security", "config"));
  }

  @Test
  void callsKnowNeitherHttpNorTheWireNorWhoWatches() {
    mustNotKnow("call", and(HTTP, JPA));
    mustNotKnow("call", "io.patchcord.esl..");
    mustNotKnow(
        "call", features("api", "stream", "line", "callcenter", "security", "config", "history"));
  }

  @Test
  void theHistoryKnowsNeitherHttpNorWhoWatches() {
    mustNotKnow("history", HTTP);
    mustNotKnow("history", "io.patchcord.esl..");
    mustNotKnow(
        "history", features("api", "stream", "line", "callcenter", "security", "config", "agent"));
  }

  @Test
  void monitoringKnowsNeitherHttpNorJpaNorWhoWatches() {
    mustNotKnow("monitor", and(HTTP, JPA));
    mustNotKnow(
        "monitor",
        features("api", "stream", "line", "callcenter", "security", "config", "audit", "history"));
    mustNotKnow("audit", HTTP);
    mustNotKnow("audit", features("api", "stream", "line", "config", "history"));
  }

  @Test
  void idempotencyKnowsNeitherHttpNorWhatIsDone() {
    mustNotKnow("idempotency", HTTP);
    mustNotKnow(
        "idempotency", features("api", "call", "line", "agent", "admin", "security", "config"));
  }

  @Test
  void webhooksKnowNeitherTheApiNorWhatAnEventIsOf() {
    mustNotKnow("webhook", HTTP);
    mustNotKnow("webhook", features("api", "admin", "call", "line", "agent", "security", "config"));
  }

  @Test
  void agentsAndLinesKnowNoHttp() {
    mustNotKnow("agent", HTTP);
    mustNotKnow("line", HTTP);
    mustNotKnow("admin", HTTP);
    mustNotKnow("admin", features("api", "stream", "line", "call", "config"));
    mustNotKnow("session", HTTP);
    mustNotKnow("session", features("admin", "api", "stream", "line", "call", "config"));
    mustNotKnow("queue", and(HTTP, JPA));
    mustNotKnow("queue", features("api", "stream", "security", "config"));
  }

  @Test
  void theStreamDoesNotKnowWhatAnEventMeans() {
    mustNotKnow("stream", JPA);
    mustNotKnow(
        "stream", features("call", "switching", "line", "agent", "callcenter", "api", "security"));
  }

  @Test
  void theApiKnowsNoEntities() {
    mustNotKnow("api", JPA);
  }

  @Test
  void theDatabaseIsKnownByFew() {
    noClasses()
        .that()
        .resideInAPackage("io.patchcord.gateway..")
        .and()
        .resideOutsideOfPackages(
            "io.patchcord.gateway",
            GATEWAY + "demo..",
            GATEWAY + "line..",
            GATEWAY + "agent..",
            GATEWAY + "audit..",
            GATEWAY + "diagnostics..",
            GATEWAY + "history..",
            GATEWAY + "idempotency..",
            GATEWAY + "admin..",
            GATEWAY + "session..",
            GATEWAY + "webhook..",
            GATEWAY + "callcenter.store..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.patchcord.persistence..")
        .check(CLASSES);
  }

  @Test
  void theAuditIsOnlyEverAddedTo() throws IOException {
    classes()
        .that()
        .haveNameMatching("io.patchcord.persistence.Audit(Entry|Trail)")
        .should()
        .onlyHaveDependentClassesThat()
        .haveNameMatching(
            "io.patchcord.persistence.(_?AuditEntry_?|AuditEntry\\$.*|AuditTrail|Database"
                + "|Repositories|SessionRepositories)|io.patchcord.gateway.audit.AuditLog.*")
        .check(CLASSES);
    assertThat(CLASSES.get("io.patchcord.persistence.AuditTrail").getMethods())
        .filteredOn(method -> !method.getModifiers().contains(JavaModifier.PRIVATE))
        .extracting(JavaMethod::getName)
        .containsExactlyInAnyOrder("add", "find");
    noClasses()
        .that()
        .haveNameMatching("io.patchcord.persistence.AuditTrail")
        .should()
        .callMethodWhere(
            describe(
                "it changes or deletes",
                call ->
                    call.getTarget().getName().matches("(?i).*(update|delete|upsert|mutation).*")))
        .check(CLASSES);
    // Nor does a migration: none but the one that makes the table speaks of it.
    try (Stream<Path> migrations =
        Files.list(Path.of("../persistence/src/main/resources/db/migration"))) {
      assertThat(migrations.filter(file -> contains(file, "audit_entry")))
          .extracting(file -> file.getFileName().toString())
          .containsExactly("V4__monitoring_and_audit.sql");
    }
  }

  private static boolean contains(Path file, String words) {
    try {
      return Files.readString(file).contains(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theEventSocketIsKnownByFew() {
    noClasses()
        .that()
        .resideInAPackage("io.patchcord.gateway..")
        .and()
        .resideOutsideOfPackages("io.patchcord.gateway", GATEWAY + "switching..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.patchcord.esl..")
        .check(CLASSES);
  }

  @Test
  void whoIsWatchedKnowsNothingOfWhoWatches() {
    noClasses()
        .that()
        .resideInAPackage("io.patchcord.gateway..")
        .and()
        .resideOutsideOfPackage(GATEWAY + "tracing..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.opentelemetry..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("io.patchcord.gateway..")
        .and()
        .resideOutsideOfPackages(
            "io.patchcord.gateway", GATEWAY + "diagnostics..", GATEWAY + "api..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.micrometer..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(GATEWAY + "watch..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.patchcord..").and(not(resideInAPackage(GATEWAY + "watch.."))))
        .check(CLASSES);
  }

  @Test
  void nothingPointsAtTheGateway() {
    assertThat(CLASSES.containPackage("io.patchcord.esl")).isTrue();
    assertThat(CLASSES.containPackage("io.patchcord.persistence")).isTrue();
    noClasses()
        .that()
        .resideInAnyPackage("io.patchcord.esl..", "io.patchcord.persistence..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.patchcord.gateway..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("io.patchcord.esl..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.patchcord.persistence..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("io.patchcord.persistence..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.patchcord.esl..")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(GATEWAY + "(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheRootKnowsEverything() {
    noClasses()
        .that()
        .resideInAPackage(GATEWAY + "*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.patchcord.gateway")
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() throws ClassNotFoundException {
    Set<String> packages =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith("io.patchcord.gateway"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(packages).hasSizeGreaterThan(10);
    for (String name : packages) {
      assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
          .as("%s is null-marked", name)
          .isTrue();
    }
  }

  @Test
  void namesSayWhatAThingIs() {
    classes()
        .that()
        .resideInAPackage("io.patchcord.gateway..")
        .should()
        .haveSimpleNameNotEndingWith("Util")
        .andShould()
        .haveSimpleNameNotEndingWith("Utils")
        .andShould()
        .haveSimpleNameNotEndingWith("Manager")
        .andShould()
        .haveSimpleNameNotEndingWith("Impl")
        .andShould()
        .haveSimpleNameNotEndingWith("Helper")
        .check(CLASSES);
  }

  @Test
  void onlyMainTouchesTheJdksLogging() {
    noClasses()
        .that()
        .resideInAPackage("io.patchcord.gateway..")
        .and()
        .doNotHaveFullyQualifiedName(Main.class.getName())
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .check(CLASSES);
  }
}
