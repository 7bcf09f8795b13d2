package io.patchcord.systemtests;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of the softphone in Chromium, in a page as Visualforce renders it, with a real gateway and
 * a strict stand-in for Open CTI. Each begins with alice signed in at her line, offline.
 */
abstract class SoftphoneTests extends RunningSystem {
  static final String CUSTOMER = "+14155551212";
  static final String ADA = "0035g00000AAAAAAA1";
  static final String USER = "0055g00000ABCDEAA5";

  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension private static final Browser BROWSER = new Browser();

  @RegisterExtension private static final SharedSystem PATIENT = SharedSystem.patient();

  @SuppressWarnings("NullAway.Init") // before the first test
  private static SalesforceOrg org;

  @SuppressWarnings("NullAway.Init")
  private static SalesforceSite site;

  /** Whether the org's certificate cannot be used now. */
  private static volatile boolean certificateMissing;

  @TempDir private static Path folder;

  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<Softphone> opened = new ArrayList<>();
  private @Nullable Softphone first;

  @Override
  SharedSystem system() {
    return PATIENT;
  }

  @BeforeAll
  static void openSite() {
    org = SalesforceOrg.create(folder);
    site = new SalesforceSite(SoftphoneTests::sign);
  }

  @AfterAll
  static void closeSite() {
    site.close();
  }

  private static String sign(String user) {
    if (certificateMissing) {
      throw new IllegalStateException("The certificate Patchcord is missing.");
    }
    return org.sign(SalesforceOrg.claims(user, GatewayProcess.PUBLIC_URL));
  }

  @BeforeEach
  void trustAndOpen() {
    // Of calls of the test before.
    for (Api agent : List.of(alice(), bob())) {
      agent.post("/api/v1/me/wrap-up/end", "{}");
    }
    trust();
    openFirst();
  }

  /** What is open at the beginning of each test. */
  void openFirst() {
    first(fresh(400, 600, "en-US").open(page("en")));
  }

  void first(Softphone opened) {
    first = opened;
  }

  @AfterEach
  void nothingWentWrongInThePage() {
    List<String> faults = new ArrayList<>();
    opened.forEach(one -> faults.addAll(one.faults()));
    contexts.forEach(BrowserContext::close);
    certificateMissing = false;
    assertThat(faults).isEmpty();
    alice().askFor("OFFLINE", null).expect(200);
  }

  /** What admins set up once. */
  void trust() {
    Api admin = gateway().admin();
    admin.post(
        "/api/v1/organizations",
        json(
            Map.of(
                "salesforceOrgId",
                SalesforceOrg.ID,
                "displayName",
                "Production",
                "certificates",
                org.pem(),
                "allowedOrigins",
                List.of(site.origin()))));
    // Another class of tests has another org.
    admin
        .send(
            admin
                .request("/api/v1/organizations/" + SalesforceOrg.ID)
                .header("If-Match", "*")
                .header("Content-Type", "application/json")
                .method(
                    "PATCH",
                    BodyPublishers.ofString(
                        json(
                            Map.of(
                                "certificates",
                                org.pem(),
                                "allowedOrigins",
                                List.of(site.origin()))))))
        .expect(200);
    Map<String, Object> change = new HashMap<>();
    change.put("salesforceUserId", USER);
    change.put("roles", List.of(Map.of("role", "SUPERVISOR", "callCenter", AdminPageTests.CENTER)));
    edit("alice", change);
  }

  void edit(String username, Map<String, Object> change) {
    Api admin = gateway().admin();
    admin
        .send(
            admin
                .request("/api/v1/agents/" + username)
                .header("If-Match", "*")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(json(change))))
        .expect(200);
  }

  void loseCertificate(boolean lost) {
    certificateMissing = lost;
  }

  /** A place of the org at which no script of the package runs. */
  String quietPlace() {
    return site.origin() + "/users";
  }

  String page(String language) {
    return site.page(USER, false, language, gateway().baseUrl());
  }

  String supervisorPage() {
    return site.page(USER, true, "en", gateway().baseUrl());
  }

  String adminPage(String language) {
    return site.adminPage(USER, language, gateway().baseUrl());
  }

  /** Whom Apex finds in the org for a call center. */
  void haveUsers(String json) {
    site.haveUsers(json);
  }

  String voicePage() {
    return site.voicePage(USER, gateway().baseUrl());
  }

  /** The page, with another way to the gateway. */
  String pageBy(String gateway) {
    return site.page(USER, false, "en", gateway);
  }

  /** A window of a browser in which nobody was before. */
  Softphone fresh(int width, int height, String locale) {
    com.microsoft.playwright.Page page = BROWSER.open(width, height, locale);
    contexts.add(page.context());
    return noted(new Softphone(page));
  }

  /** A page that is no softphone, in a window in which nobody was before. */
  com.microsoft.playwright.Page freshPage(int width, int height, String locale) {
    com.microsoft.playwright.Page page = BROWSER.open(width, height, locale);
    contexts.add(page.context());
    return page;
  }

  /** One more tab of the same browser. */
  Softphone tabBeside(Softphone other) {
    return noted(new Softphone(other.page().context().newPage()));
  }

  private Softphone noted(Softphone softphone) {
    opened.add(softphone);
    return softphone;
  }

  Softphone softphone() {
    return requireNonNull(first, "first is null");
  }

  /** Calls a customer by the softphone, until both talk. */
  void talkToCustomer() {
    softphone().click(ADA, "Contact", "Ada Lovelace", CUSTOMER);
    softphone().await("ACTIVE");
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
