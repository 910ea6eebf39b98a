package io.soulnear.gateway.bot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/** Tells what an answer of the Bot API means, be it Telegram's or that of something in between. */
final class AnswerReader {
    private static final byte[] OK = "{\"ok\":true".getBytes(StandardCharsets.US_ASCII);
    private static final JsonFactory JSON = new JsonFactory();

    private AnswerReader() {}

    /**
     * Reads an answer.
     *
     * @param bound the most bytes that it may have
     * @throws IOException when it breaks off, or has more
     */
    static Answer read(ClassicHttpResponse response, int bound) throws IOException, HttpException {
        var entity = response.getEntity();
        var body = entity == null ? new byte[0] : entity.getContent().readNBytes(bound + 1);
        if (body.length > bound) {
            throw new IOException("An answer larger than anything Telegram says");
        }
        if (response.getCode() == 200
                && body.length > OK.length
                && Arrays.equals(body, 0, OK.length, OK, 0, OK.length)) {
            return new Answer.Ok(body);
        }
        return refusal(response.getCode(), body);
    }

    private static Answer refusal(int httpStatus, byte[] body) {
        var status = httpStatus;
        var description = "";
        long retryAfter = 0;
        var ok = false;
        try (var json = JSON.createParser(body)) {
            while (json.nextToken() != null) {
                if (json.currentToken() != JsonToken.FIELD_NAME) {
                    continue;
                }
                var name = json.currentName();
                switch (json.nextToken()) {
                    case VALUE_TRUE -> ok |= name.equals("ok");
                    case VALUE_NUMBER_INT -> {
                        if (name.equals("error_code")) {
                            status = json.getIntValue();
                        } else if (name.equals("retry_after")) {
                            retryAfter = json.getLongValue();
                        }
                    }
                    case VALUE_STRING -> description = name.equals("description") ? json.getText() : description;
                    default -> {}
                }
            }
        } catch (IOException e) {
            return httpStatus < 400 ? new Answer.Lost() : new Answer.Refused(httpStatus, "", 0);
        }
        if (httpStatus == 200 && ok) {
            return new Answer.Ok(body);
        }
        return status < 400 ? new Answer.Lost() : new Answer.Refused(status, description, retryAfter);
    }
}
