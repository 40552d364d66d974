// SPDX-License-Identifier: Apache-2.0
/**
 * Line plots as SVG files, in plain Java and bounded memory: a series keeps at most a few thousand
 * points, however many it is given.
 */
package io.orric.plot;
