// SPDX-License-Identifier: Apache-2.0
package io.orric.cluster;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Sentences for what goes wrong between a user and a cluster, each with the remedy. */
final class RestFailures {

    /** A request that got no answer. */
    static ClusterException of(ClusterAccess access, IOException failure) {
        return new ClusterException(
                is(failure, SSLException.class) ? tls(access, failure) : silence(access, failure));
    }

    private static String silence(ClusterAccess access, IOException failure) {
        if (is(failure, UnresolvedAddressException.class)) {
            return "nobody knows the host of " + access + ", correct --cluster";
        }
        if (failure instanceof HttpConnectTimeoutException) {
            return "nobody answers at "
                    + access
                    + " in time, correct --cluster, or let firewalls and"
                    + " proxies (-Dhttps.proxyHost=… in ORRIC_JAVA_OPTIONS) pass it";
        }
        if (failure instanceof HttpTimeoutException) {
            return access + " took a request and does not answer it, look at the JobManager's log";
        }
        if (is(failure, ConnectException.class)) {
            return "no Flink cluster answers at " + access + ", start one or name another";
        }
        return String.format(
                "the connection to %s broke (%s): if it speaks TLS, write https:// in --cluster;"
                        + " else look at the JobManager's log, or at that of the proxy before it",
                access, failure.getMessage());
    }

    private static String tls(ClusterAccess access, IOException failure) {
        String message = innermost(failure).getMessage();
        if (message != null && message.contains("certification path")) {
            return "the certificate of "
                    + access
                    + " is of nobody that is trusted here, name its"
                    + " authority's with --ca FILE";
        }
        if (message != null && message.contains("subject alternative")) {
            return String.format(
                    "the certificate of %s is for another host (%s), name that one in --cluster",
                    access, message);
        }
        if (message != null && message.contains("SSL message")) {
            return access + " does not speak TLS, write http:// in --cluster";
        }
        return String.format(
                "no TLS connection to %s: %s. See its certificate with 'openssl s_client', and"
                        + " --ca FILE",
                access, message);
    }

    /** An answer that is none of a Flink cluster; empty answers of a proxy among them. */
    static ClusterException of(ClusterAccess access, HttpResponse<?> answer) {
        int status = answer.statusCode();
        return new ClusterException(
                access
                        + " answers "
                        + status
                        + switch (status) {
                            case 301, 302, 303, 307, 308 ->
                                    answer.headers()
                                                    .firstValue("Location")
                                                    .map(place -> " and sends to " + place)
                                                    .orElse("")
                                            + ", name the final address in --cluster; if that is a"
                                            + " page to log in, give --token-file";
                            case 401, 403 ->
                                    access.headers().isEmpty()
                                            ? ", it wants to know who asks: give --token-file FILE"
                                                    + " or --header"
                                            : ", it does not accept the token or the headers that"
                                                    + " were sent: get a new one";
                            case 407 ->
                                    ", the proxy between wants a password: have it let this machine"
                                            + " pass";
                            case 413 ->
                                    ", the job's jar is too large for the proxy before the cluster:"
                                            + " raise its limit (nginx: client_max_body_size)";
                            case 502, 503, 504 ->
                                    ", the proxy before the cluster does not reach it: start the"
                                            + " JobManager";
                            default -> ", is it a Flink cluster?";
                        });
    }

    private static boolean is(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (kind.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    private static Throwable innermost(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost;
    }

    private RestFailures() {}
}
