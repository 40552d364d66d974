// SPDX-License-Identifier: Apache-2.0
/**
 * Text for terminals and for programs, made of names and reasons that others chose: escaped, so
 * that it steers no terminal.
 */
package io.orric.text;
