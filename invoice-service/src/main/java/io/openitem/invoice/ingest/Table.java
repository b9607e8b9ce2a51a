package io.openitem.invoice.ingest;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of separated values, whatever its separator and encoding: a header and rows.
 *
 * @param charset as it was recognised
 * @param separator as it was recognised
 * @param header names of the columns as they stand, blanks at their ends taken off
 * @param rows without empty lines
 */
public record Table(Charset charset, char separator, List<String> header, List<Row> rows) {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final String SEPARATORS = ",;\t|";
    private static final char MARK = '\uFEFF';

    /**
     * One row.
     *
     * @param line where it begins in the file, counted from 1
     */
    public record Row(long line, List<String> cells) {

        /** The cell of a column without blanks at its ends; empty where the row is too short. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column).strip() : "";
        }
    }

    /**
     * Reads a file.
     *
     * @param rowsMax the most rows it may have
     * @throws Unreadable when it is not a table with a header and at least one row
     */
    public static Table read(byte[] bytes, int rowsMax) throws Unreadable {
        Charset charset = charset(bytes);
        String text = new String(bytes, charset);
        if (!text.isEmpty() && text.charAt(0) == MARK) {
            text = text.substring(1);
        }
        char separator = separator(text);
        List<Row> rows = rows(text, separator, rowsMax);
        if (rows.size() < 2) {
            throw new Unreadable("The file needs a header and at least one row.");
        }
        List<String> header =
                rows.getFirst().cells().stream().map(String::strip).toList();
        return new Table(charset, separator, header, List.copyOf(rows.subList(1, rows.size())));
    }

    /**
     * What is not UTF-8 is taken for the encoding of Western European Windows. It has no letter for five bytes (81, 8D,
     * 8F, 90 and 9D), which are read as the sign for what cannot be read.
     */
    private static Charset charset(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return WESTERN;
        }
    }

    /** The separator that the header has most of, outside quotes. */
    private static char separator(String text) {
        char best = SEPARATORS.charAt(0);
        long most = 0;
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char candidate = SEPARATORS.charAt(i);
            long count = countInHeader(text, candidate);
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static long countInHeader(String text, char wanted) {
        boolean quoted = false;
        long count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                return count;
            } else if (!quoted && c == wanted) {
                count++;
            }
        }
        return count;
    }

    private static List<Row> rows(String text, char separator, int rowsMax) throws Unreadable {
        CsvMapper csv =
                CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
        List<Row> rows = new ArrayList<>();
        long line = 1;
        try (MappingIterator<List<String>> cells =
                csv.readerForListOf(String.class).with(schema).readValues(text)) {
            while (cells.hasNextValue()) {
                List<String> row = cells.nextValue();
                if (row.stream().anyMatch(cell -> !cell.isBlank())) {
                    rows.add(new Row(line, List.copyOf(row)));
                }
                line += 1 + row.stream().mapToLong(Table::lineBreaks).sum();
                if (rows.size() > rowsMax + 1) {
                    throw new Unreadable("A file has at most " + rowsMax + " rows; send the rest in another one.");
                }
            }
        } catch (IOException e) {
            throw new Unreadable("Line " + line + " cannot be read as separated values.");
        }
        return rows;
    }

    private static long lineBreaks(String cell) {
        return cell.chars().filter(c -> c == '\n').count();
    }
}
