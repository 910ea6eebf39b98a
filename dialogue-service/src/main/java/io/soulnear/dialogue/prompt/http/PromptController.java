package io.soulnear.dialogue.prompt.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.soulnear.dialogue.conversation.application.Preview;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.prompt.application.Prompt;
import io.soulnear.dialogue.prompt.application.Prompts;
import io.soulnear.runtime.InternalAccess;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The prompt that a message would be answered with now, for operators: on the management port, with {@code INTERNAL_TOKEN}. Nothing is
 * stored, nothing is sent. The question stands in the body, so that no text of a person gets into an address.
 */
@Controller("/prompt")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PromptController {
    private final InternalAccess access;
    private final Preview preview;
    private final Prompts prompts;

    PromptController(InternalAccess access, Preview preview, Prompts prompts) {
        this.access = access;
        this.preview = preview;
        this.prompts = prompts;
    }

    /**
     * Whose prompt.
     *
     * @param mode {@code helper} when absent
     * @param text what the person would say; when absent, what they said last in that mode
     * @param reveal whether to show the person's texts and not only how long they are
     */
    record Question(
            long chat, @Nullable String mode, @Nullable String text, boolean reveal) {}

    record Answer(
            String version,
            double temperature,
            int tokens,
            int most,
            List<Prompt.Part> parts,
            List<Message> messages) {}

    record Message(String role, String text) {}

    record Problem(String error, String detail) {}

    @Post
    HttpResponse<?> show(HttpRequest<?> request, @Body Question question) {
        if (!access.allows(request)) {
            return HttpResponse.unauthorized()
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .body(new Problem("unauthorized", "Prompts are shown to the holder of INTERNAL_TOKEN"));
        }
        var mode = Mode.of(question.mode() == null ? Mode.HELPER.code() : question.mode());
        if (mode.isEmpty()) {
            return HttpResponse.badRequest(new Problem("unknown-mode", "There are the modes helper and soulsleep"));
        }
        var talk = preview.of(question.chat(), mode.get(), question.text());
        return talk.isEmpty()
                ? HttpResponse.notFound(
                        new Problem("nothing-said", "This chat has said nothing in this mode: say --text"))
                : HttpResponse.ok(answer(question.reveal() ? prompts.of(talk.get()) : prompts.redacted(talk.get())));
    }

    private static Answer answer(Prompt prompt) {
        var messages = new ArrayList<Message>();
        messages.add(new Message("system", prompt.system()));
        for (var past : prompt.history()) {
            messages.add(new Message("user", past.person()));
            messages.add(new Message("assistant", past.companion()));
        }
        messages.add(new Message("user", prompt.text()));
        return new Answer(
                prompt.version(), prompt.temperature(), prompt.tokens(), Prompts.MOST_TOKENS, prompt.parts(), messages);
    }
}
