package io.printsmart.store;

import io.printsmart.internal.check.Checks;
import io.printsmart.job.DocumentRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Keeps documents as files of one directory, which all nodes have to share. A document is written under another name,
 * forced to the disk and only then given its own: what stands under a document's name is the whole document, also after a
 * power cut. It is read with its length and SHA-256 checked. Safe for use by many threads and nodes.
 */
public final class DirectoryDocumentStore implements DocumentStore {

    private static final String UNFINISHED = ".part";
    private static final int PART_BYTES = 64 * 1024;

    private final Path directory;

    /**
     * Uses a directory, which is created if it is not there. It should hold nothing else.
     *
     * @param directory the directory
     * @throws IOException if it cannot be created
     */
    public DirectoryDocumentStore(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    @Override
    public DocumentRef put(String id, InputStream in, long maxBytes) throws IOException {
        Path file = file(id);
        Path unfinished = directory.resolve(id + UNFINISHED);
        // Whoever made this file is the only one who may give the document its name.
        FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (channel) {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString(), null, "document " + id + " is there already");
            }
            DocumentRef document =
                    DocumentCopy.copy(id, in, maxBytes, PART_BYTES, (part, bytes) -> writeAll(channel, bytes));
            channel.force(true);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            forceDirectory();
            return document;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    @Override
    public InputStream open(DocumentRef document) throws IOException {
        Path file = file(document.id());
        try {
            return new CheckedDocument(document, Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            // Where the whole directory is gone, a share is not mounted: the document may well be there.
            throw Files.isDirectory(directory) ? new MissingDocumentException(document.id()) : e;
        }
    }

    @Override
    public void erase(Collection<String> ids) throws IOException {
        for (String id : ids) {
            Files.deleteIfExists(file(id));
            Files.deleteIfExists(directory.resolve(id + UNFINISHED));
        }
    }

    @Override
    public List<String> olderThan(Instant instant, int max) throws IOException {
        record Aged(String id, FileTime storedAt) {}
        Comparator<Aged> oldestFirst = Comparator.comparing(Aged::storedAt).thenComparing(Aged::id);
        PriorityQueue<Aged> oldest = new PriorityQueue<>(oldestFirst.reversed());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String id = name.endsWith(UNFINISHED) ? name.substring(0, name.length() - UNFINISHED.length()) : name;
                FileTime storedAt = storedAt(file);
                if (isId(id) && storedAt.toInstant().isBefore(instant)) {
                    oldest.add(new Aged(id, storedAt));
                    if (oldest.size() > max) {
                        oldest.remove();
                    }
                }
            }
        }
        return oldest.stream().sorted(oldestFirst).map(Aged::id).distinct().toList();
    }

    private static FileTime storedAt(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file);
        } catch (NoSuchFileException e) {
            // Somebody erased it while we were looking.
            return FileTime.from(Instant.MAX);
        }
    }

    /** Letters and digits only, so that no id leads out of the directory. */
    private Path file(String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException(
                    "document id " + Checks.shown(id) + " cannot be a file name; give 1 to 64 letters and digits");
        }
        return directory.resolve(id);
    }

    private static boolean isId(String id) {
        return id.matches("[A-Za-z0-9]{1,64}");
    }

    /** Makes the new name itself durable. Not every system can open a directory; those that cannot do this unasked. */
    private void forceDirectory() throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(directory, StandardOpenOption.READ);
        } catch (IOException e) {
            return;
        }
        try (channel) {
            channel.force(true);
        }
    }
}
