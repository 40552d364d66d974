// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

/** Refusal of bytes that are no image within {@link ImageLimits}; the message gives the reason. */
public final class UndecodableImageException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Kind of a refusal, for programs. */
    public enum Defect {
        EMPTY,
        TOO_MANY_BYTES,
        TOO_MANY_PIXELS,
        UNKNOWN_FORMAT,
        DAMAGED,
        TRUNCATED
    }

    private final Defect defect;

    public UndecodableImageException(Defect defect, String reason) {
        super(reason);
        this.defect = defect;
    }

    public UndecodableImageException(Defect defect, String reason, Throwable cause) {
        super(reason, cause);
        this.defect = defect;
    }

    public Defect defect() {
        return defect;
    }
}
