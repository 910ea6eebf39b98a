package io.soulnear.comparison.measure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What can be counted about one answer.
 *
 * @param values of the measures that apply
 * @param invented quotes that the person never wrote
 */
public record Side(Map<Measure, Double> values, List<String> invented) {
    public Side {
        values = Map.copyOf(values);
        invented = List.copyOf(invented);
    }

    /** The value of a measure; empty where it does not apply. */
    public OptionalDouble value(Measure measure) {
        var value = values.get(measure);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    Side with(Measure measure, double value) {
        var more = new EnumMap<Measure, Double>(values);
        more.put(measure, value);
        return new Side(more, invented);
    }
}
