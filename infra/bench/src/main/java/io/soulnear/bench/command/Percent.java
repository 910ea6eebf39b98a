package io.soulnear.bench.command;

import picocli.CommandLine;

/** Reads {@code 10%} or {@code 0.1} as a share. */
final class Percent implements CommandLine.ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
        return text.endsWith("%")
                ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100
                : Double.parseDouble(text);
    }
}
