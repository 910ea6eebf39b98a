package io.soulnear.comparison;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.soulnear.comparison.judge.PersonScores;
import io.soulnear.comparison.run.Answer;
import io.soulnear.comparison.run.Run;
import io.soulnear.comparison.run.Said;
import io.soulnear.comparison.run.Turn;
import io.soulnear.comparison.run.Variant;
import io.soulnear.comparison.truth.Change;
import io.soulnear.comparison.truth.Planted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in Chromium: that of the variable {@code CHROMIUM}, or Debian's. */
class ReportPageTest {
    private static final String HOSTILE =
            "</script><script>document.body.innerHTML='gone'</script><img src=x onerror=alert(1)> {{script}}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Playwright playwright;

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    private static final Planted PLANTED = Planted.of(Change.MISSES_CRISES, 80, 4);
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();

    @BeforeAll
    static void report() throws IOException {
        Comparison.of(hostile(PLANTED.base()), PLANTED.candidate(), PLANTED.again(), Settings.usual())
                .writeTo(folder);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(
                                Path.of(Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium")))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    /** The first answer of each conversation, and the variant's name, try to be more than text. */
    private static Run hostile(Run run) {
        return new Run(
                new Variant("base " + HOSTILE, Map.of("note", HOSTILE)),
                run.turns().stream()
                        .map(turn -> turn.number() > 1
                                ? turn
                                : new Turn(
                                        turn.conversation(),
                                        1,
                                        Instant.EPOCH,
                                        new Said(Said.Kind.COMMAND, HOSTILE, "en"),
                                        List.of(new Answer(HOSTILE, List.of(HOSTILE), true, false)),
                                        turn.outcome(),
                                        turn.making(),
                                        turn.style()))
                        .toList());
    }

    @AfterAll
    static void close() {
        playwright.close();
    }

    @AfterEach
    void nothingWasFetchedAndNothingFailed() {
        pages.forEach(Page::close);
        assertThat(complaints).isEmpty();
        assertThat(requests).allMatch(url -> url.startsWith("file:") || url.startsWith("blob:"));
    }

    private Page open(int width, ColorScheme scheme) {
        var page = browser.newPage(new Browser.NewPageOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme)
                .setAcceptDownloads(true));
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onRequest(request -> requests.add(request.url()));
        page.onDialog(dialog -> complaints.add("A script of a text has run"));
        page.navigate(folder.resolve("report.html").toUri().toString());
        pages.add(page);
        return page;
    }

    private static Number wider(Page page) {
        return (Number) page.evaluate("document.documentElement.scrollWidth - innerWidth");
    }

    @Test
    void theVerdictStandsOnTopWithItsReason() {
        var page = open(1200, ColorScheme.LIGHT);

        assertThat(page.locator("#verdict h1")).hasText("Worse");
        assertThat(page.locator("#verdict .reason")).containsText("turns that speak of a crisis the candidate leaves");
        assertThat(page.locator(".row[data-measure=crisis] .pill")).hasText("worse");
        assertThat(page.locator(".chart")).hasCount(6);
    }

    @Test
    void filtersShowWhatTheySay() {
        var page = open(1200, ColorScheme.LIGHT);

        page.locator("[data-which=crisis]").click();
        assertThat(page.locator(".turn .bubble.urgent").first()).isVisible();
        page.locator("[data-which=regressions]").click();
        page.locator("#measure").selectOption("crisis");
        assertThat(page.locator(".turn .tag.worse", new Page.LocatorOptions().setHasText("Crisis missed"))
                        .first())
                .isVisible();
        page.locator("#measure").selectOption("");
        page.locator("[data-which=different]").click();
        assertThat(page.locator(".turn mark").first()).isVisible();
        page.keyboard().press("Escape");
        page.locator("#search").fill("person-007");
        assertThat(page.locator(".talk")).hasCount(1);
        page.locator("#search").fill("no such words");
        assertThat(page.locator("#list .empty")).isVisible();
    }

    @Test
    void aRegressionLeadsToItsTurn() {
        var page = open(1200, ColorScheme.LIGHT);

        page.locator(".regression").first().click();

        assertThat(page.locator(".turn.now .tag.worse").first()).hasText("Crisis missed");
        page.keyboard().press("k");
        assertThat(page.locator(".turn.now")).hasCount(1);
    }

    @Test
    void textsAreTextsWhateverTheySay() {
        var page = open(1200, ColorScheme.LIGHT);

        assertThat(page.locator(".talk .left .bubble").first()).hasText("🖼 " + HOSTILE);
        assertThat(page.locator(".chip.base")).hasText("base " + HOSTILE);
        assertThat(page.locator("main img")).hasCount(0);
        page.evaluate(
                "() => { const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s); }");
        assertThat(page.evaluate("window.ran")).isNull();
        complaints.removeIf(complaint -> complaint.contains("Content Security Policy")); // that one was ours
    }

    @Test
    void aPhoneNeedsNoScrollingToTheSide() {
        var page = open(390, ColorScheme.DARK);

        assertThat(wider(page).intValue()).isLessThanOrEqualTo(0);
        page.locator("[data-which=different]").click();
        assertThat(wider(page).intValue()).isLessThanOrEqualTo(0);
        page.locator("#score").click();
        assertThat(
                        page.evaluate(
                                "(() => { const b = document.querySelector('.desk .body'); return b.scrollWidth - b.clientWidth; })()"))
                .isEqualTo(0);
    }

    @Test
    void darkAndLightFollowTheSystemAndThePerson() {
        var page = open(1200, ColorScheme.DARK);

        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        page.locator("#theme").click();
        assertThat(page.locator("html")).hasAttribute("data-theme", "light");
    }

    @Test
    void aPersonScoresBlindByKeysAndTheScoresCountAfterwards() throws IOException {
        var page = open(1200, ColorScheme.LIGHT);

        page.keyboard().press("s");
        assertThat(page.locator("#scoring")).not().containsText("candidate");
        for (var key : "76858450".split("")) {
            page.keyboard().press(key);
        }
        assertThat(page.locator("#scoring header")).containsText("1 of ");
        page.reload();
        page.keyboard().press("s");
        assertThat(page.locator("#scoring header")).containsText("1 of ");
        var download = page.waitForDownload(() -> page.locator("#save").click());
        var file = folder.resolve("scores.json");
        download.saveAs(file);

        var report = Comparison.of(
                PLANTED.base(), PLANTED.candidate(), null, Settings.usual().with(PersonScores.read(file)));

        assertThat(report.judgement().byPerson()).isEqualTo(1);
        assertThat(report.judgement().withPerson()).isPresent();
    }
}
