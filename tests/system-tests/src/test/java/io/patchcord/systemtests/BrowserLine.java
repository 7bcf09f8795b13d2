package io.patchcord.systemtests;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A line whose phone is a browser, as the switch and whoever is at the other end have it. A real
 * switch does all of this by itself; for the simulator, which has neither SIP nor sound, the tests
 * play its side. For the thread that Chromium is asked by.
 */
interface BrowserLine extends AutoCloseable {
  /** In the directory, and none of the other phones is at it. */
  String NUMBER = "1019";

  static BrowserLine at(SwitchProcess phoneSystem) {
    return phoneSystem instanceof RealSwitch real
        ? new RealBrowserLine(real)
        : new SimulatedBrowserLine(phoneSystem.control());
  }

  /** What the switch asks the gateway with. */
  String directoryPassword();

  /** What else a gateway has to be told. */
  Map<String, String> settings();

  /** A gateway has been started. */
  void follow(GatewayProcess gateway);

  /** Opens a page for whoever is at the other end, if one is needed. */
  void begin(Supplier<Page> pages);

  /** The browser has registered; to be asked after each time. */
  void awaitRegistered();

  /** The browser has answered its call, of itself or because the switch asked it to. */
  void awaitAnswered();

  /** The browser has gone on with the call after its page was loaded anew. */
  void awaitResumed();

  /** More and more of the agent's voice arrives at the other end. */
  void awaitHeard();

  /** The switch has ended the browser's call. */
  void awaitOver();

  /** The browser is closed, and so is its registration. */
  void end();

  /** Nobody at all can register, until it is turned off again. */
  void refuse(boolean all);

  @Override
  void close();
}
