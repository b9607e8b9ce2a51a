package io.openitem.payment.ingest;

import java.io.InputStream;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks a document of a foreign hand. There are no document types, no entities but the five of XML, no element deeper
 * and no text longer than the bounds.
 */
final class XmlCursor implements AutoCloseable {

    private static final int DEPTH_MAX = 40;

    /** More than the longest text of the standard; the rest of a longer one is dropped. */
    private static final int TEXT_MAX = 2_000;

    private final XMLStreamReader reader;
    private int depth;

    XmlCursor(InputStream in) throws UnreadableStatement {
        // The JDK's own parser, whatever else is on the class path: its bounds are known.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing is fetched");
        });
        try {
            reader = factory.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw new UnreadableStatement("The body is not XML.");
        }
    }

    /** Goes to the next child of the element the cursor is in; false at its end. */
    boolean nextChild() throws UnreadableStatement {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEPTH_MAX) {
                        throw unreadable("An element is nested deeper than " + DEPTH_MAX + " levels");
                    }
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return false;
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw unreadable("A document type or an entity is not allowed");
                default -> {
                    // Text between elements, comments and instructions say nothing.
                }
            }
        }
    }

    /** The local name of the element the cursor is in; versions and banks differ in namespaces. */
    String name() {
        return reader.getLocalName();
    }

    @Nullable
    String namespace() {
        return reader.getNamespaceURI();
    }

    @Nullable
    String attribute(String name) {
        return reader.getAttributeValue(null, name);
    }

    /** The element's text without blanks at the ends, its own children left out; leaves the element. */
    String text() throws UnreadableStatement {
        StringBuilder text = new StringBuilder();
        int inside = 0;
        while (true) {
            switch (next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    int room = TEXT_MAX - text.length();
                    if (inside == 0 && room > 0) {
                        text.append(
                                reader.getTextCharacters(),
                                reader.getTextStart(),
                                Math.min(room, reader.getTextLength()));
                    }
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++inside + depth > DEPTH_MAX) {
                        throw unreadable("An element is nested deeper than " + DEPTH_MAX + " levels");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (inside-- == 0) {
                        depth--;
                        return text.toString().strip();
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw unreadable("A document type or an entity is not allowed");
                default -> {
                    // Comments and instructions say nothing.
                }
            }
        }
    }

    /** The text of an element, or of the first element in it that has one; leaves the element. */
    String firstText() throws UnreadableStatement {
        StringBuilder text = new StringBuilder();
        boolean found = false;
        int inside = 0;
        while (true) {
            switch (next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    int room = TEXT_MAX - text.length();
                    if (!found && room > 0) {
                        text.append(
                                reader.getTextCharacters(),
                                reader.getTextStart(),
                                Math.min(room, reader.getTextLength()));
                    }
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++inside + depth > DEPTH_MAX) {
                        throw unreadable("An element is nested deeper than " + DEPTH_MAX + " levels");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    found |= !text.toString().isBlank();
                    if (inside-- == 0) {
                        depth--;
                        return text.toString().strip();
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw unreadable("A document type or an entity is not allowed");
                default -> {
                    // Comments and instructions say nothing.
                }
            }
        }
    }

    /** Leaves the element the cursor is in. */
    void skip() throws UnreadableStatement {
        text();
    }

    /**
     * Reads what is left: a document that breaks off after the last element of interest is none.
     *
     * @param once how the names of elements begin of which there may be no other one
     */
    void finish(String once) throws UnreadableStatement {
        for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT && name().startsWith(once)) {
                throw unreadable("There is more than one message; send each in a file of its own");
            }
        }
    }

    private int next() throws UnreadableStatement {
        try {
            return reader.hasNext() ? reader.next() : XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException | RuntimeException e) {
            // The parser's message may quote the document.
            throw unreadable("The body is not well-formed XML");
        }
    }

    UnreadableStatement unreadable(String why) {
        Location at = reader.getLocation();
        return new UnreadableStatement(why + ", at line " + at.getLineNumber() + ".");
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Closing a parser frees memory alone", e);
        }
    }
}
