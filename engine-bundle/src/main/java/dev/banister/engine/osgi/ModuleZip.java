package dev.banister.engine.osgi;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The entries of a jar, read when they are asked for, so that none has to fit in memory; it notices what is not whole. */
final class ModuleZip implements AutoCloseable {

    private final ZipFile zip;
    private final SortedMap<String, ZipEntry> entries = new TreeMap<>();

    /** @throws IOException if it is no jar, or not all of one; the message is fit for users */
    ModuleZip(Path jar) throws IOException {
        try {
            zip = new ZipFile(jar.toFile());
        } catch (ZipException partial) {
            throw new IOException(partial(partial), partial);
        }
        Enumeration<? extends ZipEntry> all = zip.entries();
        while (all.hasMoreElements()) {
            ZipEntry entry = all.nextElement();
            entries.put(canonical(entry.getName()), entry);
        }
    }

    static String partial(ZipException broken) {
        return "it is no jar, or only a part of one: " + broken.getMessage();
    }

    private static String canonical(String name) {
        return name.equalsIgnoreCase(JarFile.MANIFEST_NAME) ? JarFile.MANIFEST_NAME : name;
    }

    SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(entries.keySet()));
    }

    /** To be asked for entries that are small. */
    byte[] content(String name) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        copy(name, content);
        return content.toByteArray();
    }

    void copy(String name, OutputStream to) throws IOException {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new IOException("it has no " + name);
        }
        try (InputStream raw = zip.getInputStream(entry);
                CheckedInputStream in = new CheckedInputStream(raw, new CRC32())) {
            in.transferTo(to);
            if (entry.getCrc() >= 0 && entry.getCrc() != in.getChecksum().getValue()) {
                throw new ZipException("the checksum of " + name + " is another one");
            }
        } catch (ZipException | EOFException | IllegalArgumentException damaged) {
            throw new IOException("it is damaged: " + damaged.getMessage(), damaged);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
