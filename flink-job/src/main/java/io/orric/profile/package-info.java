// SPDX-License-Identifier: Apache-2.0
/** Profiles of a student and a teacher as YAML files. */
package io.orric.profile;
