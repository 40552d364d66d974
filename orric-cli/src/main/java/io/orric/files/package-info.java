// SPDX-License-Identifier: Apache-2.0
/** Files that a command leaves: checked before the work, written whole or not at all. */
package io.orric.files;
