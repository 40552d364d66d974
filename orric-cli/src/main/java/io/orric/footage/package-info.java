// SPDX-License-Identifier: Apache-2.0
/** Where frames come from: recordings that are replayed as a camera would send them. */
package io.orric.footage;
