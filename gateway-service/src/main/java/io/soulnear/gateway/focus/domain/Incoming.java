package io.soulnear.gateway.focus.domain;

/** An update as far as routing cares. */
public sealed interface Incoming {
    /** A plain text. */
    record Text() implements Incoming {}

    /** A command, named without slash, bot name and payload, in lower case. */
    record Command(String name) implements Incoming {}

    /** The command of an administrator to look after flags. */
    record Administration() implements Incoming {}

    /** A button of ours, pressed in the chat it was made for; {@code action} is {@code <service>:<verb>[:args]}. */
    record Button(String action) implements Incoming {}

    /** A button that is forged, of another chat, or of a version that is no longer read. */
    record RefusedButton() implements Incoming {}

    /** A picture, with a caption or without. */
    record Picture() implements Incoming {}

    /** A voice message. */
    record Voice() implements Incoming {}

    /** A message without text: a sticker, a location, a kind still unknown. */
    record Unsupported() implements Incoming {}

    /** Nothing to answer: edits, channel and group posts, membership changes, unknown kinds of updates. */
    record Silent() implements Incoming {}
}
