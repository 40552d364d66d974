// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/**
 * Lease of a consumer group, by which at most one job works for it. It is a small file in the
 * registry with the job that holds the group and a counter, the beat, that this job raises every
 * {@link #BEAT_INTERVAL}.
 *
 * <p>Others find out whether the holder lives by watching whether the beat changes within {@link
 * #WATCH_TIMEOUT}, so no clocks of different machines are compared. Whoever takes the lease writes
 * the file, waits and reads it again: of several that write, the last one holds the lease, and the
 * others find its name. The same rule settles what is left of a race while the job runs, since the
 * holder reads the file before each beat. Nothing depends on renaming, which object stores lack.
 *
 * <p>Used by one thread at a time.
 */
public final class GroupLease {

    /** Interval between two beats of the holder. */
    public static final Duration BEAT_INTERVAL = Duration.ofSeconds(1);

    /** Time after which a holder counts as dead if its beat does not change. */
    public static final Duration WATCH_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(500);

    /**
     * Time between writing and reading again. Longer than others take from reading to writing, and
     * with a beat shorter than the time for which a holder is watched.
     */
    private static final Duration SETTLE_TIME = Duration.ofSeconds(2);

    /** Attempts to take a lease that is deleted or half written each time it is read again. */
    private static final int ATTEMPTS = 3;

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Path file;
    private final String group;
    private final String job;
    private final Pause pause;
    private long beat;

    /**
     * @param root folder of the registry
     * @param group consumer group
     * @param job id of the job that asks; empty if it has none yet
     * @param pause waits between two looks at the file
     */
    public GroupLease(String root, String group, String job, Pause pause) {
        this.file = RegistryLayout.students(new Path(root)).lease(group);
        this.group = group;
        this.job = job;
        this.pause = pause;
    }

    /** Waits for some time. */
    @FunctionalInterface
    public interface Pause {

        /** Returns after this time. */
        void pause(Duration time) throws InterruptedException;
    }

    /**
     * Content of the file.
     *
     * @param group name of the consumer group, for people who look at the file
     * @param holder id of the job that holds it; empty if the file is damaged
     * @param beat counter that the holder raises
     */
    private record Claim(String group, String holder, long beat) {

        private static final Claim DAMAGED = new Claim("", "", 0);

        Claim {
            group = Objects.requireNonNullElse(group, "");
            holder = Objects.requireNonNullElse(holder, "");
        }
    }

    /**
     * Takes the lease: at once if this job holds it already, and after some seconds if nobody does.
     *
     * @param again whether this job held it before and comes back after a failure, so that a lease
     *     that is not there is this job's own, which it released when it failed
     * @throws LeaseTakenException if another job holds it and lives, or takes it in this moment
     */
    public void take(boolean again) throws IOException, InterruptedException {
        Optional<Claim> claim = read();
        boolean own = claim.isEmpty() ? again : isOwn(claim.get());
        if (!own) {
            requireFree();
        }
        write(claim);
        if (!own) {
            settle();
        }
    }

    /**
     * Checks that no other job holds the lease. Takes some seconds if there is one.
     *
     * @throws LeaseTakenException if another job holds it and lives
     */
    public void requireFree() throws IOException, InterruptedException {
        Optional<Claim> before = read();
        for (Duration watched = Duration.ZERO;
                before.isPresent() && !isOwn(before.get()) && watched.compareTo(WATCH_TIMEOUT) < 0;
                watched = watched.plus(LOOK_INTERVAL)) {
            pause.pause(LOOK_INTERVAL);
            Optional<Claim> now = read();
            if (now.isPresent() && !isOwn(now.get()) && !now.equals(before)) {
                throw new LeaseTakenException(
                        group, isAnothers(now.get()) ? now.get().holder() : before.get().holder());
            }
            before = now;
        }
    }

    /**
     * Shows others that the holder lives.
     *
     * @throws LeaseTakenException if another job has taken the lease
     * @throws IOException if the file cannot be read or written, which is no loss of the lease
     */
    public void beat() throws IOException {
        Optional<Claim> claim = read();
        requireNotAnothers(claim);
        write(claim);
    }

    /** Returns whether the file names this job as the holder. */
    public boolean isHeld() throws IOException {
        return read().filter(this::isOwn).isPresent();
    }

    /** Deletes the lease if this job holds it. */
    public void release() throws IOException {
        if (isHeld()) {
            fileSystem().delete(file, false);
        }
    }

    /** Waits for others that have written too, and finds out who was last. */
    private void settle() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            pause.pause(SETTLE_TIME);
            Optional<Claim> claim = read();
            if (claim.filter(this::isOwn).isPresent()) {
                return;
            }
            requireNotAnothers(claim);
            write(claim);
        }
        throw new IOException(
                String.format(
                        "the lease of consumer group '%s' does not stay as it is written, look at"
                                + " %s",
                        group, file));
    }

    private void requireNotAnothers(Optional<Claim> claim) throws LeaseTakenException {
        if (claim.filter(this::isAnothers).isPresent()) {
            throw new LeaseTakenException(group, claim.get().holder());
        }
    }

    private boolean isOwn(Claim claim) {
        return !claim.holder().isEmpty() && claim.holder().equals(job);
    }

    private boolean isAnothers(Claim claim) {
        return !claim.holder().isEmpty() && !claim.holder().equals(job);
    }

    /** Reads the file, which may be half written; empty if it is missing. */
    private Optional<Claim> read() throws IOException {
        try {
            byte[] content = RegistryFiles.read(file, InputStream::readAllBytes);
            Claim claim = JSON.readValue(content, Claim.class);
            return Optional.of(claim == null ? Claim.DAMAGED : claim);
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.of(Claim.DAMAGED);
        }
    }

    /** Writes a beat that differs from the one that was read. */
    private void write(Optional<Claim> read) throws IOException {
        beat = 1 + Math.max(beat, read.map(Claim::beat).orElse(0L));
        try (OutputStream out = fileSystem().create(file, WriteMode.OVERWRITE)) {
            out.write(JSON.writeValueAsBytes(new Claim(group, job, beat)));
        }
    }

    private FileSystem fileSystem() throws IOException {
        return file.getFileSystem();
    }
}
