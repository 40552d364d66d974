// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import io.orric.cameras.CameraFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/** Cameras that send frames at a steady rate until they are closed, whatever happens to others. */
final class Cameras implements AutoCloseable {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<Future<?>> running = new ArrayList<>();
    private final FrameLedger ledger;

    /**
     * A camera.
     *
     * @param name key of its records
     * @param partition that it sends to; null for the one of its name
     * @param framesPerSecond its rate
     * @param clock capture time that it claims at a time, {@link FrameLedger#NO_TIMESTAMP} for none
     * @param pictures its frames, by their number
     */
    record Camera(
            String name,
            Integer partition,
            double framesPerSecond,
            LongUnaryOperator clock,
            LongFunction<CameraFrame> pictures) {

        /** A camera of the roadside whose clock is correct. */
        static Camera of(String name, double framesPerSecond) {
            return new Camera(
                    name, null, framesPerSecond, LongUnaryOperator.identity(), Pictures::at);
        }

        /** The camera with a clock of its own. */
        Camera claiming(LongUnaryOperator captureTime) {
            return new Camera(name, partition, framesPerSecond, captureTime, pictures);
        }

        /** The camera with a partition of its own. */
        Camera on(int ownPartition) {
            return new Camera(name, ownPartition, framesPerSecond, clock, pictures);
        }

        /** The camera with other pictures, shown again and again. */
        Camera showing(CameraFrame... frames) {
            return new Camera(
                    name,
                    partition,
                    framesPerSecond,
                    clock,
                    index -> frames[(int) (index % frames.length)]);
        }
    }

    /**
     * Starts cameras of the roadside whose clocks are correct.
     *
     * @param ledger that sends and remembers the frames
     * @param cameras how many; they take turns
     * @param framesPerSecond of all of them together
     */
    Cameras(FrameLedger ledger, int cameras, int framesPerSecond) {
        this.ledger = ledger;
        every(
                framesPerSecond,
                taken ->
                        ledger.sendTo(
                                null,
                                "camera-" + taken % cameras,
                                System.currentTimeMillis(),
                                Pictures.at(taken)));
    }

    /** Starts these cameras. */
    Cameras(FrameLedger ledger, List<Camera> cameras) {
        this.ledger = ledger;
        cameras.forEach(this::add);
    }

    /** Starts one more. */
    void add(Camera camera) {
        every(
                camera.framesPerSecond(),
                taken ->
                        ledger.sendTo(
                                camera.partition(),
                                camera.name(),
                                camera.clock().applyAsLong(System.currentTimeMillis()),
                                camera.pictures().apply(taken)));
    }

    private void every(double framesPerSecond, LongConsumer shoot) {
        long period = (long) (TimeUnit.SECONDS.toNanos(1) / framesPerSecond);
        long[] taken = {0};
        running.add(
                clock.scheduleAtFixedRate(
                        () -> shoot.accept(taken[0]++), 0, period, TimeUnit.NANOSECONDS));
    }

    /** Turns them off; their last frame is sent. */
    @Override
    public void close() {
        List<Future<?>> failed = running.stream().filter(Future::isDone).toList();
        clock.shutdown();
        try {
            if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("The cameras do not stop");
            }
            for (Future<?> camera : failed) {
                camera.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A camera stopped", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
