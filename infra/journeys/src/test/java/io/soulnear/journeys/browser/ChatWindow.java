package io.soulnear.journeys.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The chat page in Chromium, in the words of a person who uses it. */
final class ChatWindow implements AutoCloseable {
    private final Chromium chromium;
    private final Page page;

    private ChatWindow(Chromium chromium) {
        this.chromium = chromium;
        this.page = chromium.page();
    }

    /** Opens the page for a browser of this language, like {@code ru-RU}. */
    static ChatWindow open(URI url, String locale, int width, int height) {
        return new ChatWindow(Chromium.open(url, locale, width, height));
    }

    /** Adds someone to write as and opens their conversation. */
    void addsPerson(String name, String languageCode) {
        page.locator("[data-do=add]").click();
        page.locator("dialog input").fill(name);
        page.locator("dialog select").selectOption(languageCode);
        page.locator("dialog [type=submit]").click();
        assertThat(column().locator(".as")).containsText(name);
    }

    /** Goes on as someone who is in the list. */
    void becomes(String name) {
        person(name).click();
    }

    /** Puts a second conversation beside the one that is open. */
    void putsBeside(String name) {
        var entry = page.locator(".person-list li").filter(new Locator.FilterOptions().setHasText(name));
        entry.hover();
        entry.locator(".beside").click();
        assertThat(page.locator(".column")).hasCount(2);
    }

    /** Presses the large button that stands where a conversation begins, or begins again. */
    void pressesStart() {
        column().locator(".wide").click();
    }

    void types(String text) {
        var field = column().locator("textarea");
        field.fill(text);
        field.press("Enter");
    }

    /** Chooses a command from the bot's menu. */
    void choosesCommand(String command) {
        column().locator(".composer .popover > button").first().click();
        column().locator(".panel.commands button")
                .filter(new Locator.FilterOptions().setHasText(command))
                .click();
    }

    void presses(String button) {
        column().locator(".key", containing(button)).last().click();
    }

    /** Stops the bot from writing. */
    void stopsTheBot() {
        column().locator(".bar .popover > button").click();
        column().locator(".more-menu button").first().click();
        assertThat(column().locator(".stopped")).isVisible();
    }

    void seesOwn(String text) {
        assertThat(column().locator(".mine", containing(text)).last()).isVisible();
    }

    void sees(String text) {
        assertThat(column().locator(".theirs", containing(text)).last()).isVisible();
    }

    void seesTyping() {
        assertThat(column().locator(".status.active")).isVisible();
    }

    void seesFormatted(String tag, String text) {
        assertThat(column().locator(".text " + tag, containing(text)).last()).isVisible();
    }

    /** Sees that the bot has received all that was written here. */
    void seesAllReceived() {
        assertThat(column().locator(".ticks[aria-label='received by the bot'], .ticks[aria-label='получено ботом']"))
                .hasCount(column().locator(".mine").count());
    }

    void seesToast(String text) {
        assertThat(page.locator(".toast", new Page.LocatorOptions().setHasText(text))
                        .last())
                .isVisible();
    }

    void seesUnread(String name, int count) {
        assertThat(person(name).locator(".badge")).hasText(Integer.toString(count));
    }

    void seesPicture() {
        assertThat(column().locator(".photo img").last()).isVisible();
    }

    void switchesLanguage() {
        page.locator("[data-do=language]").click();
    }

    void seesHeading(String text) {
        assertThat(page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(text).setExact(true)))
                .isVisible();
    }

    /** What the browser had to complain of: errors of scripts, forbidden or missing resources. */
    List<String> complaints() {
        return chromium.complaints();
    }

    /** Keeps a picture of what is on the screen. */
    void photographs(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    private Locator person(String name) {
        return page.locator(".person", new Page.LocatorOptions().setHasText(name));
    }

    private Locator column() {
        return page.locator(".column").last();
    }

    private static Locator.LocatorOptions containing(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }

    @Override
    public void close() {
        chromium.close();
    }
}
