package io.openitem.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** Clients that do one thing after the other for a bounded time. */
final class Load {

    private final long end;
    private final int most;
    private final Work work;
    private final AtomicInteger begun = new AtomicInteger();

    private Load(long end, int most, Work work) {
        this.end = end;
        this.most = most;
        this.work = work;
    }

    /** A client's next piece of work; {@code nth} counts from 0 over all clients. */
    interface Work {
        void run(int client, int nth) throws Exception;
    }

    static Timings run(int clients, Duration time, Work work) throws InterruptedException {
        return run(clients, time, Integer.MAX_VALUE, work);
    }

    /** @param most pieces of work after which the clients end, even if there is time left */
    static Timings run(int clients, Duration time, int most, Work work) throws InterruptedException {
        long start = System.nanoTime();
        Load load = new Load(start + time.toNanos(), most, work);
        List<long[]> all = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(clients)) {
            List<Future<long[]>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int number = client;
                running.add(pool.submit(() -> load.one(number)));
            }
            for (Future<long[]> future : running) {
                all.add(future.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A client failed: " + e.getCause(), e.getCause());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Timings(all.stream().flatMapToLong(LongStream::of).toArray(), seconds);
    }

    private long[] one(int client) throws Exception {
        LongStream.Builder times = LongStream.builder();
        while (System.nanoTime() < end) {
            int nth = begun.getAndIncrement();
            if (nth >= most) {
                break;
            }
            long began = System.nanoTime();
            work.run(client, nth);
            times.add(System.nanoTime() - began);
        }
        return times.build().toArray();
    }
}
