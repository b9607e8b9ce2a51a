package io.openitem.bench;

import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.RfReference;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * A camt.053 file that is made while it is read, so that no client holds it. Every tenth entry names an open item by its
 * creditor reference, the others items that are not there.
 */
final class StatementFile extends InputStream {

    static final int NAMING_ITEMS = 10;

    private static final int CHUNK = 200;

    private final String id;
    private final LocalDate day;
    private final int entries;
    private final List<String> items;
    private byte[] chunk;
    private int at;
    private int made;
    private boolean ended;

    /**
     * @param id of the statement, and the stem of its entries' references
     * @param items numbers of open items, at least one for each tenth entry
     */
    StatementFile(String id, LocalDate day, int entries, List<String> items) {
        this.id = id;
        this.day = day;
        this.entries = entries;
        this.items = List.copyOf(items);
        this.chunk = bytes("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
                <GrpHdr><MsgId>%1$s</MsgId><CreDtTm>%2$sT18:00:00Z</CreDtTm></GrpHdr><Stmt><Id>%1$s</Id>
                <CreDtTm>%2$sT18:00:00Z</CreDtTm><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id></Acct>
                """.formatted(id, day));
    }

    @Override
    public int read() {
        return hasMore() ? chunk[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int read = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, buffer, offset, read);
        at += read;
        return read;
    }

    private boolean hasMore() {
        if (at == chunk.length && !ended) {
            StringBuilder text = new StringBuilder();
            int end = Math.min(entries, made + CHUNK);
            while (made < end) {
                append(text, made++);
            }
            if (made == entries) {
                text.append("</Stmt></BkToCstmrStmt></Document>\n");
                ended = true;
            }
            chunk = bytes(text.toString());
            at = 0;
        }
        return at < chunk.length;
    }

    private void append(StringBuilder text, int entry) {
        text.append("<Ntry><Amt Ccy=\"EUR\">")
                .append(Books.AMOUNT)
                .append("</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>")
                .append(day)
                .append("</Dt></BookgDt><ValDt><Dt>")
                .append(day)
                .append("</Dt></ValDt><AcctSvcrRef>")
                .append(id)
                .append('-')
                .append(entry)
                .append("</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>E")
                .append(id)
                .append('-')
                .append(entry)
                .append("</EndToEndId></Refs><RmtInf><Strd><CdtrRefInf><Ref>")
                .append(reference(entry))
                .append("</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>\n");
    }

    private String reference(int entry) {
        String number = entry % NAMING_ITEMS == 0 ? items.get(entry / NAMING_ITEMS) : id + "X" + entry;
        return RfReference.of(new DocumentNumber(number)).value();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
