// SPDX-License-Identifier: Apache-2.0
/**
 * The resource allocation of ORRIC (Cai, Zhou and Huang, "Online Resource Allocation for Edge
 * Intelligence with Colocated Model Retraining and Inference", INFOCOM 2024): what it decides on,
 * what it knows, the policies that decide, and the optimum and guarantees they are measured by.
 * Nothing but the JDK is used here, and nothing here knows of streams, models or files.
 */
package io.orric.allocation;
