// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.util.List;

/**
 * A version that a site goes back to when a condition comes back, such as fog or night.
 *
 * @param condition number of the condition in the order in which the site met them, from 1
 * @param version the student that served under it last; 0 for the base student
 * @param lastUse number of its last use, of all uses of the site's remembered students
 * @param pictures number of pictures that tell the condition
 * @param means mean over the pictures of each measure of their look
 * @param squares sum of the squared differences to that mean, likewise
 */
public record RememberedStudent(
        int condition,
        long version,
        long lastUse,
        double pictures,
        List<Double> means,
        List<Double> squares) {}
