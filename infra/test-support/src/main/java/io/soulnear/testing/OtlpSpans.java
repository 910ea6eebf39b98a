package io.soulnear.testing;

import io.soulnear.testing.CollectedSpans.Kind;
import io.soulnear.testing.CollectedSpans.Span;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Reads the spans out of an {@code ExportTraceServiceRequest} (opentelemetry-proto, {@code trace/v1/trace.proto}). By hand, because the
 * generated classes want another protobuf runtime than the one that the platform pins; the numbers are the fields' of those files.
 */
final class OtlpSpans {
    private OtlpSpans() {}

    static List<Span> read(byte[] request) {
        var spans = new ArrayList<Span>();
        fields(request, (number, value) -> {
            if (number == 1) {
                resourceSpans(value.bytes(), spans);
            }
        });
        return spans;
    }

    private static void resourceSpans(byte[] message, List<Span> spans) {
        var resource = new HashMap<String, String>();
        var scopes = new ArrayList<byte[]>();
        fields(message, (number, value) -> {
            switch (number) {
                case 1 ->
                    fields(value.bytes(), (field, attribute) -> {
                        if (field == 1) {
                            attribute(attribute.bytes(), resource);
                        }
                    });
                case 2 -> scopes.add(value.bytes());
                default -> {}
            }
        });
        for (var scope : scopes) {
            fields(scope, (number, value) -> {
                if (number == 2) {
                    spans.add(span(resource, value.bytes()));
                }
            });
        }
    }

    private static Span span(Map<String, String> resource, byte[] message) {
        var texts = new HashMap<Integer, String>();
        var kind = new Kind[] {Kind.UNSPECIFIED};
        var attributes = new HashMap<String, String>();
        var links = new ArrayList<String>();
        fields(message, (number, value) -> {
            switch (number) {
                case 1, 2, 4 -> texts.put(number, HexFormat.of().formatHex(value.bytes()));
                case 5 -> texts.put(number, value.text());
                case 6 -> kind[0] = Kind.values()[(int) value.number()];
                case 9 -> attribute(value.bytes(), attributes);
                case 13 ->
                    fields(value.bytes(), (field, link) -> {
                        if (field == 1) {
                            links.add(HexFormat.of().formatHex(link.bytes()));
                        }
                    });
                default -> {}
            }
        });
        return new Span(
                resource.getOrDefault("service.name", ""),
                resource.getOrDefault("service.version", ""),
                texts.getOrDefault(1, ""),
                texts.getOrDefault(2, ""),
                texts.getOrDefault(4, ""),
                texts.getOrDefault(5, ""),
                kind[0],
                Map.copyOf(attributes),
                List.copyOf(links));
    }

    private static void attribute(byte[] message, Map<String, String> attributes) {
        var entry = new String[] {"", ""};
        fields(message, (number, value) -> {
            switch (number) {
                case 1 -> entry[0] = value.text();
                case 2 -> fields(value.bytes(), (kind, any) -> entry[1] = anyValue(kind, any));
                default -> {}
            }
        });
        attributes.put(entry[0], entry[1]);
    }

    private static String anyValue(int kind, Value value) {
        return switch (kind) {
            case 1 -> value.text();
            case 2 -> Boolean.toString(value.number() != 0);
            case 3 -> Long.toString(value.number());
            case 4 -> Double.toString(Double.longBitsToDouble(value.number()));
            default -> HexFormat.of().formatHex(value.bytes());
        };
    }

    /** A field's value: numbers of all widths, or bytes. */
    private record Value(long number, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static void fields(byte[] message, BiConsumer<Integer, Value> each) {
        var buffer = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            var key = varint(buffer);
            var value =
                    switch ((int) (key & 7)) {
                        case 0 -> new Value(varint(buffer), new byte[0]);
                        case 1 -> new Value(buffer.getLong(), new byte[0]);
                        case 2 -> {
                            var bytes = new byte[(int) varint(buffer)];
                            buffer.get(bytes);
                            yield new Value(0, bytes);
                        }
                        case 5 -> new Value(buffer.getInt(), new byte[0]);
                        default -> throw new IllegalArgumentException("Not protobuf");
                    };
            each.accept((int) (key >>> 3), value);
        }
    }

    private static long varint(ByteBuffer buffer) {
        var result = 0L;
        for (var shift = 0; shift < 64; shift += 7) {
            var next = buffer.get();
            result |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return result;
            }
        }
        throw new IllegalArgumentException("Not protobuf");
    }
}
