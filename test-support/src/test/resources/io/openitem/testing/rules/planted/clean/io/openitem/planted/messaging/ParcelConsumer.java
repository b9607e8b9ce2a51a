package io.openitem.planted.messaging;

import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

public final class ParcelConsumer {

    @Incoming("parcels")
    public void take(Message<List<byte[]>> batch) {
        batch.getPayload();
    }
}
