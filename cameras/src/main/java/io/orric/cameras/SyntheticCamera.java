// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras;

import io.orric.cameras.conditions.Condition;
import io.orric.cameras.images.Jpeg;
import io.orric.cameras.images.Seeds;
import io.orric.cameras.scene.RoadUser;
import io.orric.cameras.scene.RoadsideScene;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A camera at a synthetic roadside whose conditions drift as a script says.
 *
 * <p>A frame is a function of the seed, the script, the number of frames and its index: any thread
 * may ask for any frame in any order, and a replay gives the same bytes.
 */
public final class SyntheticCamera {

    /** Quality that network cameras commonly use: artefacts are there, but hard to see. */
    private static final double JPEG_QUALITY = 0.85;

    private final long seed;
    private final RoadsideScene scene;
    private final DriftScript script;
    private final long frames;

    /**
     * @param frames in the whole show, at least 1
     * @throws IllegalArgumentException if there are no frames
     */
    public SyntheticCamera(long seed, DriftScript script, long frames) {
        if (frames < 1) {
            throw new IllegalArgumentException("frames is " + frames + ", must be at least 1");
        }
        this.seed = seed;
        this.scene = new RoadsideScene(seed);
        this.script = script;
        this.frames = frames;
    }

    /** Frames in the whole show. */
    public long frames() {
        return frames;
    }

    /**
     * Takes a frame.
     *
     * @param index from 0 to below {@link #frames()}
     * @throws IndexOutOfBoundsException if the show has no such frame
     */
    public CameraFrame frame(long index) {
        List<Condition> conditions = conditions(index);
        BufferedImage clear = scene.render(index);
        BufferedImage seen = Condition.applyAll(conditions, clear, Seeds.derive(seed, index));
        RoadUser roadUser = scene.roadUser(index);
        return new CameraFrame(Jpeg.encode(seen, JPEG_QUALITY), roadUser.label(), conditions);
    }

    /**
     * The conditions under which a frame is taken, without taking it.
     *
     * @throws IndexOutOfBoundsException if the show has no such frame
     */
    public List<Condition> conditions(long index) {
        if (index < 0 || index >= frames) {
            throw new IndexOutOfBoundsException(
                    "frame is " + index + ", must be from 0 to " + (frames - 1));
        }
        return script.at((double) index / frames);
    }
}
