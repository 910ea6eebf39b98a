package io.soulnear.models;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.soulnear.testing.FakeModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Models as a test needs them. */
final class TestModels implements AutoCloseable {
    static final OpenAiSettings NO_OPENAI = new OpenAiSettings("", "", "");
    static final GeminiSettings NO_GEMINI = new GeminiSettings("", "", "");

    private final List<Models> open = new ArrayList<>();
    private final MeterRegistry meters = new SimpleMeterRegistry();

    MeterRegistry meters() {
        return meters;
    }

    /** One OpenAI-compatible model. */
    Models asking(FakeModel fake, Duration deadline) {
        return asking(fake, deadline, SecondarySettings.NONE, OpenTelemetry.noop());
    }

    /** One behind another. */
    Models asking(FakeModel first, FakeModel second, Duration deadline) {
        return asking(
                first,
                deadline,
                new SecondarySettings("openai", second.baseUrl(), "key", "gpt-4o-mini"),
                OpenTelemetry.noop());
    }

    Models askingFor(String model, FakeModel fake, Duration deadline) {
        return add(Models.of(
                settings("openai", deadline),
                new OpenAiSettings(fake.baseUrl(), "key", model),
                NO_GEMINI,
                SecondarySettings.NONE,
                new ModelTelemetry(OpenTelemetry.noop(), meters)));
    }

    Models asking(FakeModel first, Duration deadline, SecondarySettings second, OpenTelemetry telemetry) {
        return add(Models.of(
                settings("openai", deadline),
                new OpenAiSettings(first.baseUrl(), "key", "gpt-4o"),
                NO_GEMINI,
                second,
                new ModelTelemetry(telemetry, meters)));
    }

    Models askingGeminiFor(String model, FakeModel fake, Duration deadline) {
        return add(Models.of(
                settings("gemini", deadline),
                NO_OPENAI,
                new GeminiSettings(fake.geminiUrl(), "key", model),
                SecondarySettings.NONE,
                new ModelTelemetry(OpenTelemetry.noop(), meters)));
    }

    Models none() {
        return add(Models.of(
                settings("offline", Duration.ofSeconds(1)),
                NO_OPENAI,
                NO_GEMINI,
                SecondarySettings.NONE,
                new ModelTelemetry(OpenTelemetry.noop(), meters)));
    }

    private Models add(Models models) {
        open.add(models);
        return models;
    }

    private static ModelSettings settings(String provider, Duration deadline) {
        return new ModelSettings(provider, deadline, Duration.ofSeconds(15), 256, 600, "");
    }

    @Override
    public void close() {
        open.forEach(Models::close);
    }
}
