package io.soulnear.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.soulnear.sandbox.telegram.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Telegram in this process: the Bot API, the control API and the chat page on one port of the loopback interface. */
public final class TelegramSimulator implements SimulatedTelegram {
    private final Simulation simulation;
    private final Acting acting;
    private final HttpServer server;

    private TelegramSimulator(Simulation simulation) throws IOException {
        this.simulation = simulation;
        this.acting = new Acting(simulation);
        var bots = new BotApi(simulation);
        var rest = ControlApi.router(this, simulation);
        this.server = HttpServer.start(
                simulation.options.port(),
                request -> BotApi.serves(request.path()) ? bots.answer(request) : rest.handle(request));
    }

    /**
     * Starts with nobody in it.
     *
     * @throws IOException when the port is taken
     */
    public static TelegramSimulator start(SimulatorOptions options) throws IOException {
        return start(options, (_, _) -> {});
    }

    /**
     * Starts with nobody in it, and tells somebody of every message that the bot sends.
     *
     * @throws IOException when the port is taken
     */
    public static TelegramSimulator start(SimulatorOptions options, Watcher watcher) throws IOException {
        return new TelegramSimulator(new Simulation(options, Clock.systemUTC(), watcher));
    }

    @Override
    public URI url() {
        return URI.create("http://localhost:" + server.port());
    }

    @Override
    public Person person(long id, String name, @Nullable String languageCode) {
        return new Person(this, simulation.join(new Profile(id, name, languageCode)).person);
    }

    @Override
    public long act(long chatId, Act act) {
        return acting.act(simulation.chat(chatId), act);
    }

    @Override
    public List<Long> actAll(List<Step> steps) {
        var updates = new ArrayList<Long>(steps.size());
        for (var step : steps) {
            updates.add(act(step.chatId(), step.act()));
        }
        return updates;
    }

    @Override
    public long inject(ObjectNode update) {
        return simulation.updates.inject(0, update);
    }

    @Override
    public List<Message> messages(long chatId) {
        return simulation.chat(chatId).messages();
    }

    @Override
    public List<Draft> drafts(long chatId) {
        return simulation.chat(chatId).drafts();
    }

    @Override
    public Counters counters() {
        return simulation.counters();
    }

    @Override
    public void resetCounters() {
        simulation.tally.clear();
    }

    @Override
    public void fault(Fault fault) {
        simulation.faults.add(fault);
    }

    @Override
    public void clearFaults() {
        simulation.faults.clear();
    }

    @Override
    public void limit(Limits limits) {
        simulation.limit(limits);
    }

    @Override
    public void close() {
        simulation.updates.end(Updates.Backlog.DROPPED);
        server.close();
    }
}
