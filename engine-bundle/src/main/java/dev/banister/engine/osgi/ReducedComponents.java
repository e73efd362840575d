package dev.banister.engine.osgi;

import dev.banister.api.module.MigrationGroup;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The component descriptions of a jar, without those that provide no group. */
final class ReducedComponents {

    private static final String GROUP = MigrationGroup.class.getName();

    private ReducedComponents() {}

    /**
     * Takes components out of the files that declare them.
     *
     * @param names of the entries that are kept
     * @param declared files and patterns, from the manifest
     * @return what each such file holds then; nothing if no component is left in it
     */
    static SortedMap<String, byte[]> reduce(Set<String> names, ModuleZip entries, List<String> declared)
            throws IOException {
        SortedMap<String, byte[]> reduced = new TreeMap<>();
        for (String file : files(names, declared)) {
            reduced.put(file, reduce(file, entries.content(file)));
        }
        return reduced;
    }

    private static Set<String> files(Set<String> names, List<String> declared) {
        Set<String> files = new TreeSet<>();
        for (String path : declared) {
            String name = path.startsWith("/") ? path.substring(1) : path;
            // A star stands for any text within the last part of the path, as in Bundle.findEntries.
            Pattern pattern = Pattern.compile("\\Q" + name.replace("*", "\\E[^/]*\\Q") + "\\E");
            names.stream().filter(pattern.asMatchPredicate()).forEach(files::add);
        }
        return files;
    }

    private static byte[] reduce(String file, byte[] content) throws IOException {
        try {
            Document document = parse(content);
            List<Element> components = components(document);
            List<Element> others = components.stream()
                    .filter(component -> !providesGroup(component))
                    .toList();
            if (others.isEmpty()) {
                return content;
            }
            if (others.size() == components.size()) {
                return new byte[0];
            }
            others.forEach(other -> other.getParentNode().removeChild(other));
            return write(document);
        } catch (SAXException | ParserConfigurationException | TransformerException unreadable) {
            throw new IOException("its " + file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static List<Element> components(Document document) {
        return elements(document.getElementsByTagNameNS("*", "component")).stream()
                .filter(element -> isComponent(document, element))
                .toList();
    }

    private static boolean isComponent(Document document, Element element) {
        String namespace = element.getNamespaceURI();
        return namespace == null
                ? element == document.getDocumentElement()
                : namespace.startsWith("http://www.osgi.org/xmlns/scr/");
    }

    private static boolean providesGroup(Element component) {
        return elements(component.getElementsByTagNameNS("*", "provide")).stream()
                .anyMatch(provide -> provide.getAttribute("interface").equals(GROUP));
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return Collections.unmodifiableList(elements);
    }

    private static Document parse(byte[] content) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var builder = factory.newDocumentBuilder();
        // Throws what the default handler would print.
        builder.setErrorHandler(new DefaultHandler());
        return builder.parse(new ByteArrayInputStream(content));
    }

    private static byte[] write(Document document) throws TransformerException {
        TransformerFactory factory = TransformerFactory.newDefaultInstance();
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        factory.newTransformer().transform(new DOMSource(document), new StreamResult(bytes));
        return bytes.toByteArray();
    }
}
