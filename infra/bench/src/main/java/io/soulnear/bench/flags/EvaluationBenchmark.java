package io.soulnear.bench.flags;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.runtime.flags.Flags;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Asks as the services ask, for another person each time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class EvaluationBenchmark {
    private static final String DEFINITIONS = """
            {"PLAIN": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "on"},
             "LET_OUT": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "off",
               "targeting": {"fractional": [["on", 5], ["off", 95]]}},
             "FOR_SOME": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "off",
               "targeting": {"if": [{"in": [{"var": "targetingKey"}, ["7000001", "7000002", "7000003"]]}, "on",
                 {"fractional": [["on", 25], ["off", 75]]}]}}}
            """;

    private final Flags flags = Flags.fixed(definitions());
    private int person = 7_000_000;

    /** On or off for everybody. */
    @Benchmark
    public boolean plain() {
        return flags.on("PLAIN", next());
    }

    /** A share of people. */
    @Benchmark
    public boolean letOut() {
        return flags.on("LET_OUT", next());
    }

    /** Named people, and a share of the others. */
    @Benchmark
    public boolean forSome() {
        return flags.on("FOR_SOME", next());
    }

    private String next() {
        return Integer.toString(person++ & 0xFFFFFF);
    }

    private static Map<String, JsonNode> definitions() {
        try {
            var definitions = new LinkedHashMap<String, JsonNode>();
            new ObjectMapper()
                    .readTree(DEFINITIONS)
                    .properties()
                    .forEach(flag -> definitions.put(flag.getKey(), flag.getValue()));
            return definitions;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
