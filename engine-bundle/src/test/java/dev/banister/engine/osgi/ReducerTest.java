package dev.banister.engine.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReducerTest {

    @TempDir
    Path folder;

    private static final String GROUP_COMPONENT = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="org.example.News">
              <implementation class="org.example.News"/>
              <service><provide interface="dev.banister.api.module.MigrationGroup"/></service>
            </scr:component>
            """;

    private static final String WEB_COMPONENT = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="org.example.Web" immediate="true">
              <implementation class="org.example.Web"/>
              <service><provide interface="jakarta.servlet.Servlet"/></service>
            </scr:component>
            """;

    @Test
    void keepsOnlyComponentsThatProvideAGroup() throws IOException {
        byte[] jar = JarBuilder.module("org.example.news", "1.0.0")
                .header("Service-Component", "OSGI-INF/news.xml, OSGI-INF/web.xml")
                .entry("OSGI-INF/news.xml", GROUP_COMPONENT)
                .entry("OSGI-INF/web.xml", WEB_COMPONENT)
                .build();

        byte[] reduced = reduce(jar);

        assertThat(main(reduced).getValue("Service-Component")).isEqualTo("OSGI-INF/news.xml");
        assertThat(entries(reduced)).containsEntry("OSGI-INF/news.xml", GROUP_COMPONENT);
        assertThat(entries(reduced)).doesNotContainKey("OSGI-INF/web.xml");
    }

    @Test
    void keepsALastLineOfTheManifestThatHasNoEnd() throws IOException {
        byte[] jar = JarBuilder.module("org.example.news", "1.0.0")
                .withoutLastLineEnd()
                .build();

        byte[] reduced = reduce(jar);

        assertThat(main(reduced).getValue("Require-Capability")).contains("banister.migrations");
        assertThat(main(reduced).getValue("Bundle-Version")).isEqualTo("1.0.0");
    }

    @Test
    void takesTheOtherComponentsOutOfASharedFile() throws IOException {
        byte[] jar = JarBuilder.module("org.example.news", "1.0.0")
                .header("Service-Component", "OSGI-INF/*.xml")
                .entry("OSGI-INF/all.xml", "<components>" + GROUP_COMPONENT + WEB_COMPONENT + "</components>")
                .build();

        byte[] reduced = reduce(jar);

        assertThat(main(reduced).getValue("Service-Component")).isEqualTo("OSGI-INF/all.xml");
        assertThat(entries(reduced).get("OSGI-INF/all.xml"))
                .contains("org.example.News")
                .doesNotContain("org.example.Web");
    }

    @Test
    void dropsTheHeaderWhenNoComponentIsLeft() throws IOException {
        byte[] jar = JarBuilder.module("org.example.news", "1.0.0")
                .header("Service-Component", "OSGI-INF/web.xml")
                .entry("OSGI-INF/web.xml", WEB_COMPONENT)
                .build();

        assertThat(main(reduce(jar)).getValue("Service-Component")).isNull();
    }

    @Test
    void removesWhatWouldStartAnApplication() throws IOException {
        byte[] jar = JarBuilder.module("org.example.news", "1.0.0")
                .header("Bundle-Activator", "org.example.Activator")
                .header("Bundle-ActivationPolicy", "lazy")
                .build();

        Attributes reduced = main(reduce(jar));

        assertThat(reduced.getValue("Bundle-Activator")).isNull();
        assertThat(reduced.getValue("Bundle-ActivationPolicy")).isNull();
    }

    @Test
    void keepsTheRequirementsThatTheFrameworkResolves() throws IOException {
        String extender = "osgi.extender;filter:=\"(&(osgi.extender=banister.migrations)(version>=1.0))\";path=db";
        byte[] jar = JarBuilder.bundle("org.example.news", "1.0.0")
                .header(
                        "Require-Capability",
                        "osgi.service;filter:=\"(objectClass=a.B,c)\";effective:=active," + extender
                                + ",osgi.implementation;filter:=\"(x=y)\";effective:=\"active\","
                                + "osgi.ee;filter:=\"(osgi.ee=JavaSE)\"")
                .build();

        assertThat(main(reduce(jar)).getValue("Require-Capability"))
                .isEqualTo(extender + ",osgi.ee;filter:=\"(osgi.ee=JavaSE)\"");
    }

    @Test
    void reducesTheManifestsOfOtherJavaVersionsToo() throws IOException {
        byte[] jar = JarBuilder.module("org.example.news", "1.0.0")
                .header("Multi-Release", "true")
                .entry(
                        "META-INF/versions/17/OSGI-INF/MANIFEST.MF",
                        "Manifest-Version: 1.0\nImport-Package: a.b\nRequire-Capability: osgi.service;effective:=active\n")
                .build();

        byte[] reduced = reduce(jar);

        assertThat(main(reduced).getValue("Multi-Release")).isEqualTo("true");
        assertThat(entries(reduced).get("META-INF/versions/17/OSGI-INF/MANIFEST.MF"))
                .contains("Import-Package: a.b")
                .doesNotContain("Require-Capability");
    }

    @Test
    void removesSignaturesAndKeepsOtherSections() throws IOException {
        byte[] jar = JarBuilder.module("org.example.news", "1.0.0")
                .section("org/example/News.class", "SHA-256-Digest", "abc=")
                .section("org/example/", "Sealed", "true")
                .entry("META-INF/SIGNER.SF", "x")
                .entry("META-INF/signer.rsa", "x")
                .entry("META-INF/SIG-OTHER", "x")
                .entry("META-INF/deep/kept.rsa", "x")
                .build();

        byte[] reduced = reduce(jar);

        assertThat(entries(reduced).keySet())
                .containsExactlyInAnyOrder("META-INF/MANIFEST.MF", "META-INF/deep/kept.rsa");
        assertThat(manifest(reduced).getEntries().keySet()).containsExactly("org/example/");
    }

    @Test
    void keepsClassesFilesImportsExportsAndTheClassPath() throws IOException {
        byte[] jar = JarBuilder.module("org.example.news", "1.0.0")
                .header("Import-Package", "a.b;version=\"[1,2)\"")
                .header("Export-Package", "org.example.news.api")
                .header("Bundle-ClassPath", ".,lib/inner.jar")
                .entry("lib/inner.jar", "inner")
                .entry("migrations/2020-01-01-news/news.up.sql", "create table news (id int);")
                .build();

        byte[] reduced = reduce(jar);

        assertThat(main(reduced).getValue("Import-Package")).isEqualTo("a.b;version=\"[1,2)\"");
        assertThat(main(reduced).getValue("Export-Package")).isEqualTo("org.example.news.api");
        assertThat(main(reduced).getValue("Bundle-ClassPath")).isEqualTo(".,lib/inner.jar");
        assertThat(entries(reduced))
                .containsEntry("lib/inner.jar", "inner")
                .containsEntry("migrations/2020-01-01-news/news.up.sql", "create table news (id int);");
    }

    @Test
    void givesTheSameBytesWhateverTheOrderOfEntries() throws IOException {
        JarBuilder one =
                JarBuilder.module("org.example.news", "1.0.0").entry("a", "1").entry("b", "2");
        JarBuilder other =
                JarBuilder.module("org.example.news", "1.0.0").entry("b", "2").entry("a", "1");

        assertThat(reduce(one.build())).isEqualTo(reduce(other.build()));
    }

    @Test
    void reducesAReducedJarToItself() throws IOException {
        byte[] reduced = reduce(JarBuilder.module("org.example.news", "1.0.0")
                .header("Bundle-Activator", "org.example.Activator")
                .entry("a", "1")
                .build());

        assertThat(reduce(reduced)).isEqualTo(reduced);
    }

    @Test
    void refusesAJarThatWasCutOffAtAnyPlace() {
        byte[] jar = JarBuilder.module("org.example.news", "1.0.0")
                .entry("migrations/2020-01-01-news/a.up.sql", "create table a (id int);")
                .entry("migrations/2020-01-01-news/b.up.sql", "create table b (id int);")
                .build();

        for (int length = 0; length < jar.length; length++) {
            byte[] part = Arrays.copyOf(jar, length);
            assertThatThrownBy(() -> reduce(part))
                    .as("cut off after %d of %d bytes", length, jar.length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void refusesAJarWithAnotherByteInAFile() {
        byte[] content = "create table a (id int);".getBytes(StandardCharsets.UTF_8);
        byte[] jar = JarBuilder.module("org.example.news", "1.0.0")
                .stored("migrations/2020-01-01-news/a.up.sql", content)
                .build();
        jar[new String(jar, StandardCharsets.ISO_8859_1).indexOf("create")]++;

        assertThatThrownBy(() -> reduce(jar)).isInstanceOf(IOException.class).hasMessageContaining("damaged");
    }

    @Test
    void saysWhichComponentFileCannotBeRead() {
        byte[] jar = JarBuilder.module("org.example.news", "1.0.0")
                .header("Service-Component", "OSGI-INF/news.xml")
                .entry("OSGI-INF/news.xml", "<scr:component")
                .build();

        assertThatThrownBy(() -> reduce(jar))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("OSGI-INF/news.xml cannot be read");
    }

    private byte[] reduce(byte[] jar) throws IOException {
        Path file = Files.write(folder.resolve("whole.jar"), jar);
        ByteArrayOutputStream reduced = new ByteArrayOutputStream();
        Reducer.reduce(file, reduced);
        return reduced.toByteArray();
    }

    private static Attributes main(byte[] jar) throws IOException {
        return manifest(jar).getMainAttributes();
    }

    private static Manifest manifest(byte[] jar) throws IOException {
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
            return in.getManifest();
        }
    }

    private static Map<String, String> entries(byte[] jar) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }
}
