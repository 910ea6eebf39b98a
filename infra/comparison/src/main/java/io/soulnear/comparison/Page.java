package io.soulnear.comparison;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.soulnear.comparison.measure.Measured;
import io.soulnear.comparison.measure.Side;
import io.soulnear.comparison.run.Turn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The report for people: one page with all it needs in it. Its policy lets nothing be fetched and no script run but its own, known by its
 * digest; texts are data that this script shows as text.
 */
final class Page {
    private Page() {}

    static String of(Report report) {
        var data = ReportJson.tree(report);
        var turns = (ArrayNode) data.withArray("turns");
        for (var i = 0; i < turns.size(); i++) {
            tell((ObjectNode) turns.get(i), report.turns().get(i));
        }
        data.put("digest", digest(data.toString()));
        var style = resource("report.css");
        var script = resource("report.js");
        return resource("report.html")
                .replace("{{policy}}", policy(style, script))
                .replace("{{style}}", style)
                .replace("{{script}}", script)
                .replace(
                        "{{data}}",
                        inert(data.toString())); // last: what people wrote may look like one of these places
    }

    private static String policy(String style, String script) {
        return "default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'"
                .formatted(base64(style), base64(script));
    }

    private static void tell(ObjectNode to, Measured turn) {
        var pair = turn.pair();
        to.put("at", pair.base().at().toString())
                .put("kind", ReportJson.code(pair.base().said().kind()))
                .put("said", pair.base().said().text());
        if (pair.isTalk()) {
            to.put(
                    "wish",
                    pair.style().tone() + " · " + pair.style().personality() + " · "
                            + pair.style().length());
        }
        tell(to.withObject("/base"), pair.base(), turn.base());
        tell(to.withObject("/candidate"), pair.candidate(), turn.candidate());
    }

    private static void tell(ObjectNode to, Turn turn, Side side) {
        to.put("outcome", ReportJson.code(turn.outcome()));
        var answers = to.putArray("answers");
        for (var answer : turn.answers()) {
            var one = answers.addObject().put("text", answer.text());
            if (!answer.buttons().isEmpty()) {
                answer.buttons().forEach(one.putArray("buttons")::add);
            }
            if (answer.picture()) {
                one.put("picture", true);
            }
            if (answer.urgent()) {
                one.put("urgent", true);
            }
        }
        if (!side.invented().isEmpty()) {
            side.invented().forEach(to.putArray("invented")::add);
        }
    }

    /** JSON that can't end the element it stands in. */
    private static String inert(String json) {
        return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    /** Enough of a digest to tell one from another. */
    static String digest(String text) {
        return HexFormat.of().formatHex(sha256(text), 0, 8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(sha256(text));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (var in = Page.class.getResourceAsStream("/comparison/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
