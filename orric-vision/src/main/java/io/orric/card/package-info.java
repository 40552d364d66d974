// SPDX-License-Identifier: Apache-2.0
/**
 * What a model's author says of it in a file beside it: which pictures it takes and which classes
 * it tells apart. Knows the file's format and what the words mean, and loads no model.
 */
package io.orric.card;
