package io.openitem.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** TCP ports on loopback. */
public final class Ports {
    public static final String HOST = "127.0.0.1";

    private static final int CONNECT_MILLIS = 500;
    private static final Duration FREED_WITHIN = Duration.ofSeconds(2);
    private static final Duration FREED_POLL = Duration.ofMillis(100);

    private Ports() {}

    /**
     * Fails by name when somebody else listens already. The machine may need a moment to free the port of a process
     * that was killed: so long is waited.
     *
     * @throws ComponentFailure naming the port
     */
    public static void requireFree(String component, List<Integer> ports) {
        for (int port : ports) {
            if (!isFreeWithin(port, FREED_WITHIN)) {
                throw new ComponentFailure(
                        component,
                        "port " + port + " is taken by another process.",
                        "Stop that process (lsof -i :" + port + " names it), or set OPENITEM_PORT_OFFSET before the"
                                + " first start, for example to 100, which is added to every port.");
            }
        }
    }

    private static boolean isFreeWithin(int port, Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        while (!isFree(port)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            ChildProcess.pause(FREED_POLL);
        }
        return true;
    }

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ports that were free a moment ago, all different. For tests: another process could take one meanwhile. */
    public static List<Integer> free(int count) {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, loopback()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sockets.forEach(Ports::close);
        }
    }

    private static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
