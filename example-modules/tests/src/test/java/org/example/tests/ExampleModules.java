package org.example.tests;

import dev.banister.api.module.MigrationGroup;
import dev.banister.engine.Banister;
import dev.banister.engine.CodeModule;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The example modules as a framework would see them: their files, and the groups that their components declare. */
final class ExampleModules {

    private ExampleModules() {}

    /** All modules, on that database. */
    static Banister on(DataSource dataSource) throws Exception {
        Banister banister = Banister.on(dataSource);
        for (Path jar : ExampleJars.all().values()) {
            banister.module(module(jar));
        }
        return banister;
    }

    private static CodeModule module(Path jar) throws Exception {
        CodeModule module = CodeModule.of(jar);
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : components(file)) {
                Document component = parse(file, entry);
                module = module.group(property(component, "banister.group").get(0), group(component))
                        .requires(property(component, "banister.requires").toArray(String[]::new));
            }
        }
        return module;
    }

    private static List<JarEntry> components(JarFile file) {
        return file.stream()
                .filter(entry -> entry.getName().matches("OSGI-INF/.*\\.xml"))
                .toList();
    }

    private static Document parse(JarFile file, JarEntry entry) throws Exception {
        try (InputStream in = file.getInputStream(entry)) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
    }

    private static MigrationGroup group(Document component) throws ReflectiveOperationException {
        Element implementation =
                elements(component, "implementation").findFirst().orElseThrow();
        return (MigrationGroup) Class.forName(implementation.getAttribute("class"))
                .getConstructor()
                .newInstance();
    }

    /** One value stands in an attribute, several stand on a line each. */
    private static List<String> property(Document component, String name) {
        Optional<Element> property = elements(component, "property")
                .filter(element -> element.getAttribute("name").equals(name))
                .findFirst();
        return property.stream()
                .map(element ->
                        element.hasAttribute("value") ? element.getAttribute("value") : element.getTextContent())
                .flatMap(String::lines)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static Stream<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength()).mapToObj(index -> (Element) nodes.item(index));
    }
}
