package io.soulnear.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods by which the bot gets its updates. */
final class Receiving {
    private static final int LONGEST_POLL_SECONDS = 50;
    private static final int MOST_UPDATES = 100;
    private static final int USUAL_CONNECTIONS = 40;
    private final Updates updates;

    Receiving(Updates updates) {
        this.updates = updates;
    }

    /** Gives the whole answer, put together from updates that are written already. */
    byte[] getUpdates(Args args) throws Refusal, InterruptedException {
        var batch = updates.poll(
                args.number("offset", 0),
                (int) Math.clamp(args.number("limit", MOST_UPDATES), 1, MOST_UPDATES),
                (int) Math.clamp(args.number("timeout", 0), 0, LONGEST_POLL_SECONDS),
                allowedUpdates(args));
        return joined(batch);
    }

    private static byte[] joined(List<Update> batch) {
        var body = new ByteArrayOutputStream(
                32 + batch.stream().mapToInt(update -> update.json.length + 1).sum());
        body.writeBytes("{\"ok\":true,\"result\":[".getBytes(StandardCharsets.US_ASCII));
        var first = true;
        for (var update : batch) {
            if (!first) {
                body.write(',');
            }
            body.writeBytes(update.json);
            first = false;
        }
        body.writeBytes("]}".getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    JsonNode setWebhook(Args args) throws Refusal {
        var url = args.text("url");
        var secret = args.text("secret_token");
        if (url.isEmpty()) {
            return deleteWebhook(args);
        }
        if (!secret.matches("[A-Za-z0-9_-]{0,256}")) {
            throw Refusal.badRequest("secret token contains unallowed characters");
        }
        int connections = (int) Math.clamp(args.number("max_connections", USUAL_CONNECTIONS), 1, 100);
        updates.deliverTo(
                new Webhook(address(url), secret, connections, updates::accepted), allowedUpdates(args), backlog(args));
        return BooleanNode.TRUE;
    }

    /** Like a Bot API server of one's own, and unlike Telegram's, this one takes plain HTTP and any port. */
    private static URI address(String url) throws Refusal {
        try {
            var address = URI.create(url);
            if (address.getHost() != null && List.of("http", "https").contains(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // refused below
        }
        throw Refusal.badRequest("bad webhook: An HTTPS URL must be provided for webhook");
    }

    JsonNode deleteWebhook(Args args) {
        updates.end(backlog(args));
        return BooleanNode.TRUE;
    }

    JsonNode getWebhookInfo() {
        var webhook = updates.webhook();
        var info = TelegramJson.object()
                .put("url", webhook == null ? "" : webhook.url.toString())
                .put("has_custom_certificate", false)
                .put("pending_update_count", updates.pending());
        if (webhook != null) {
            info.put("max_connections", webhook.maxConnections);
            var failure = webhook.lastFailure();
            if (failure != null) {
                info.put("last_error_date", failure.at()).put("last_error_message", failure.message());
            }
        }
        var allowed = updates.allowed();
        if (!allowed.isEmpty()) {
            var types = info.putArray("allowed_updates");
            allowed.forEach(types::add);
        }
        return info;
    }

    private static Updates.Backlog backlog(Args args) {
        return args.flag("drop_pending_updates") ? Updates.Backlog.DROPPED : Updates.Backlog.KEPT;
    }

    private static @Nullable Set<String> allowedUpdates(Args args) throws Refusal {
        var list = args.json("allowed_updates", "can't parse allowed_updates: expected an Array of String");
        if (list == null) {
            return null;
        }
        if (!list.isArray()) {
            throw Refusal.badRequest("can't parse allowed_updates: expected an Array of String");
        }
        var types = new HashSet<String>();
        list.forEach(type -> types.add(type.asText()));
        return types;
    }
}
