package io.openitem.invoice.ingest;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a column of an open-item list can say, with the names that ERPs give it in English, German and French. */
public enum Field {
    NUMBER(
            "number",
            "invoicenumber invoiceno invoicenr invoicenum docid documentnumber documentno docno docnumber invoiceid"
                    + " invoice belegnummer belegnr rechnungsnummer rechnungsnr rechnung numerofacture nofacture"
                    + " numfacture nfacture facture piece numeropiece number reference"),
    CUSTOMER_NUMBER(
            "customerNumber",
            "customernumber customerno customernr customerid custnumber custno custid customeraccount accountnumber"
                    + " account debtornumber debtorno debitor debitornr debitorennummer kundennummer kundennr kunde"
                    + " konto numeroclient codeclient idclient compte customer client"),
    CUSTOMER_NAME(
            "customerName",
            "customername namecustomer custname debtorname kundenname firma firmenname nomclient raisonsociale"
                    + " company name nom"),
    ISSUE_DATE(
            "issueDate",
            "invoicedate issuedate postingdate documentdate docdate dateofinvoice rechnungsdatum belegdatum"
                    + " buchungsdatum datefacture dateemission datepiece documentcreatedate date datum"),
    DUE_DATE(
            "dueDate",
            "duedate dueindate netduedate due datedue faelligkeitsdatum falligkeitsdatum faelligkeit falligkeit"
                    + " faelligam falligam nettofaelligkeit nettofalligkeit dateecheance echeance"),
    TERMS_DAYS(
            "termsDays",
            "terms termsdays paymentterms netdays custpaymentterms zahlungsziel zahlungsbedingung delaipaiement delai"),
    /** What is still owed comes before what was invoiced: a list may have both. */
    AMOUNT(
            "amount",
            "openamount totalopenamount amountopen amountdue balancedue outstanding outstandingamount remainingamount"
                    + " offenerbetrag restbetrag montantouvert montantdu resteapayer balance saldo solde invoiceamount"
                    + " grossamount amount bruttobetrag rechnungsbetrag betrag montantttc montant total convertedusd"),
    CURRENCY("currency", "currency invoicecurrency currencycode curr waehrung wahrung devise monnaie"),
    COUNTRY("country", "country countrycode land landcode laenderkennzeichen landerkennzeichen pays codepays"),
    LANGUAGE("language", "language lang sprache langue"),
    EMAIL("email", "email mail emailaddress customeremail courriel"),
    SETTLED_ON(
            "settledOn",
            "settleddate settledon settlementdate paiddate paidon datepaid paymentdate cleardate clearingdate"
                    + " bezahltam zahlungsdatum ausgleichsdatum datepaiement datereglement"),
    DISPUTED("disputed", "disputed indispute dispute strittig reklamation litige"),
    DUNNING_LEVEL("dunningLevel", "dunninglevel dunningstep reminderlevel mahnstufe niveaurelance"),
    DUNNED_ON("dunnedOn", "lastdunned dunningdate lastreminder mahndatum letztemahnung daterelance");

    private final String wireName;
    private final String names;

    Field(String wireName, String names) {
        this.wireName = wireName;
        this.names = names;
    }

    /** Its name in mappings. */
    public String wireName() {
        return wireName;
    }

    /** Whether anything is taken in from it; else it is recognised so that nothing else is taken for it. */
    public boolean isRead() {
        return this != DISPUTED && this != DUNNING_LEVEL && this != DUNNED_ON;
    }

    /** The field with this name in mappings. */
    public static Optional<Field> named(String wireName) {
        return Arrays.stream(values())
                .filter(field -> field.wireName.equals(wireName))
                .findFirst();
    }

    /** How good a name a column has for this field: the smaller the better; absent where it has none. */
    Optional<Integer> rank(String column) {
        int index = List.of(names.split(" ", -1)).indexOf(plain(column));
        return index < 0 ? Optional.empty() : Optional.of(index);
    }

    /** A name without case, accents, blanks and signs. */
    private static String plain(String column) {
        return Normalizer.normalize(column, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replaceAll("[^a-z0-9]", "");
    }
}
