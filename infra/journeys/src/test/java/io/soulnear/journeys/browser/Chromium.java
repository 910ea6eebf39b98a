package io.soulnear.journeys.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A page in Chromium, which is that of the variable {@code CHROMIUM}, or Debian's. Everything waits for what it looks for, up to 15
 * seconds.
 */
final class Chromium implements AutoCloseable {
    private static final double PATIENCE_MILLIS = 15_000;
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private final Playwright playwright;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Chromium(Playwright playwright, Page page) {
        this.playwright = playwright;
        this.page = page;
        page.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
    }

    /** Opens the address in a browser of this language, like {@code ru-RU}. */
    static Chromium open(URI url, String locale, int width, int height) {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var chromium = Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium");
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(chromium))
                        .setHeadless(true)
                        .setArgs(FLAGS));
        var page =
                browser.newPage(new Browser.NewPageOptions().setLocale(locale).setViewportSize(width, height));
        var window = new Chromium(playwright, page);
        page.navigate(url.toString());
        return window;
    }

    Page page() {
        return page;
    }

    /** What the browser had to complain of: errors of scripts, forbidden or missing resources. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
