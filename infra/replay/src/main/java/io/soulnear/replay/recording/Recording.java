package io.soulnear.replay.recording;

import io.soulnear.messaging.Event;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Conversations to be played.
 *
 * @param conversations in the order of their beginnings
 * @param passedOver what could not be played
 */
public record Recording(List<Conversation> conversations, PassedOver passedOver) {
    public Recording {
        conversations = List.copyOf(conversations);
    }

    /**
     * Events of the topic that are not played, and why.
     *
     * @param unreadable are no events, or their payload says nothing
     * @param foreign are of a type, or of a version of one, that this build does not know
     * @param withoutChat belong to nobody
     */
    public record PassedOver(int unreadable, int foreign, int withoutChat) {
        /** Nothing was passed over. */
        public static final PassedOver NOTHING = new PassedOver(0, 0, 0);

        /** For people; empty when there is nothing to tell. */
        public String told() {
            var parts = new ArrayList<String>();
            if (unreadable > 0) {
                parts.add(unreadable + " unreadable");
            }
            if (foreign > 0) {
                parts.add(foreign + " of an unknown type or version");
            }
            if (withoutChat > 0) {
                parts.add(withoutChat + " without a chat");
            }
            return parts.isEmpty() ? "" : "Passed over: " + String.join(", ", parts);
        }
    }

    /** One person's part, before it has its name. */
    record Part(String chat, List<Event> leadIn, List<Event> updates) {}

    /** @param limit of the updates that are compared; the last conversation is cut there. 0 is none */
    static Recording of(List<Part> parts, int limit, PassedOver passedOver) {
        var ordered = parts.stream()
                .filter(part -> !part.updates.isEmpty())
                .sorted(Comparator.<Part, java.time.Instant>comparing(
                                part -> part.updates.getFirst().time())
                        .thenComparing(Part::chat))
                .toList();
        var conversations = new ArrayList<Conversation>();
        var left = limit == 0 ? Integer.MAX_VALUE : limit;
        for (var part : ordered) {
            if (left == 0) {
                break;
            }
            var updates = part.updates.subList(0, Math.min(left, part.updates.size()));
            left -= updates.size();
            var name = String.format(Locale.ROOT, "c%05d", conversations.size() + 1);
            conversations.add(new Conversation(name, part.chat, part.leadIn, updates));
        }
        return new Recording(conversations, passedOver);
    }

    /** How many updates are compared. */
    public int compared() {
        return conversations.stream().mapToInt(it -> it.updates().size()).sum();
    }

    /** How many updates are played. */
    public int played() {
        return conversations.stream().mapToInt(Conversation::size).sum();
    }

    /** Changes with whatever is played. */
    public String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var conversation : conversations) {
                digest.update(conversation.name().getBytes(StandardCharsets.UTF_8));
                Stream.concat(conversation.leadIn().stream(), conversation.updates().stream())
                        .forEach(event -> {
                            digest.update(event.id().toString().getBytes(StandardCharsets.UTF_8));
                            digest.update(event.data().getBytes(StandardCharsets.UTF_8));
                        });
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
