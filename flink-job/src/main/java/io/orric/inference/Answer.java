// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

/**
 * Answer of a student, or of a student and a teacher, to a frame.
 *
 * @param version version of the site's student
 * @param unfamiliar whether the base answered in its place
 * @param teacherVersion version of the teacher; null if the student answered alone
 * @param probabilities of each class
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of values, never compared
record Answer(long version, boolean unfamiliar, Long teacherVersion, float[] probabilities) {

    /**
     * The answer with a teacher.
     *
     * @param both probabilities of both together
     */
    Answer withTeacher(long version, float[] both) {
        return new Answer(this.version, unfamiliar, version, both);
    }
}
