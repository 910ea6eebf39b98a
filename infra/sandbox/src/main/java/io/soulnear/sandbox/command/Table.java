package io.soulnear.sandbox.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Lines in columns as wide as their widest cell. */
final class Table {
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();

    Table(String... heads) {
        rows.add(heads);
    }

    /** Adds a line with a cell for each column. */
    void row(String... cells) {
        rows.add(cells);
    }

    void print(PrintWriter out) {
        var widths = new int[rows.getFirst().length];
        rows.forEach(row -> {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        });
        for (var row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                line.append(row[i]).repeat(' ', widths[i] - row[i].length()).append(GAP);
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
