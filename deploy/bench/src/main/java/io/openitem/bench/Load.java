package io.openitem.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Clients that do one thing after the other for a bounded time. */
final class Load {

    private Load() {}

    /** One client's next piece of work; {@code nth} counts from 0 for each client. */
    interface Work {
        void run(int client, int nth) throws Exception;
    }

    static Timings run(int clients, Duration time, Work work) throws InterruptedException {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        List<long[]> all = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(clients)) {
            List<Future<long[]>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int number = client;
                running.add(pool.submit(() -> one(number, end, work)));
            }
            for (Future<long[]> future : running) {
                all.add(future.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A client failed", e.getCause());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Timings(all.stream().flatMapToLong(LongStream::of).toArray(), seconds);
    }

    private static long[] one(int client, long end, Work work) throws Exception {
        LongStream.Builder times = LongStream.builder();
        for (int nth = 0; System.nanoTime() < end; nth++) {
            long began = System.nanoTime();
            work.run(client, nth);
            times.add(System.nanoTime() - began);
        }
        return times.build().toArray();
    }
}
