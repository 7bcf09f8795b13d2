package io.patchcord.systemtests;

import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One Chromium for all tests. The one that is installed: none is fetched. */
final class Browser implements BeforeAllCallback {
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          // A microphone that beeps, and a browser that talks to another one on this machine.
          "--use-fake-device-for-media-stream",
          "--allow-loopback-in-peer-connection",
          // Salesforce's pages, and the gateway behind them, are on this machine here: nobody is
          // there
          // to allow that.
          "--disable-features=LocalNetworkAccessChecks");

  private com.microsoft.playwright.@Nullable Browser chromium;

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(this, key -> start());
  }

  private AutoCloseable start() {
    // The driver is the npm package of the same version, on the Node.js that is there.
    System.setProperty("playwright.cli.dir", driver().toString());
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_NODEJS_PATH", onPath("node").toString());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(onPath("chromium", "chromium-browser", "google-chrome"))
                    .setArgs(FLAGS));
    return playwright;
  }

  /** A window of its own: nothing is left in it of what another one did. */
  Page open(int width, int height, String locale) {
    BrowserContext context =
        requireNonNull(chromium, "chromium is null")
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setViewportSize(width, height)
                    // A switch on loopback has a certificate of its own.
                    .setIgnoreHTTPSErrors(true)
                    .setTimezoneId("Europe/Berlin")
                    .setLocale(locale));
    context.setDefaultTimeout((double) Eventually.DEADLINE.toMillis());
    PlaywrightAssertions.setDefaultAssertionTimeout((double) Eventually.DEADLINE.toMillis());
    return context.newPage();
  }

  /** axe-core as npm has it. */
  static String axe() {
    try {
      return Files.readString(packages().resolve("axe-core/axe.min.js"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path packages() {
    return ChildProcess.PROJECT.resolve("sfdc-package/node_modules");
  }

  private static Path driver() {
    try {
      Path folder = Files.createDirectories(TestFork.own("playwright"));
      Path link = folder.resolve("package");
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, packages().resolve("playwright-core"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path onPath(String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError(names[0] + " is not installed: see scripts/test"));
  }
}
