package io.soulnear.gateway;

import io.soulnear.runtime.Service;

/** Receives Telegram's updates and delivers the replies. */
public final class GatewayService {
    private GatewayService() {}

    /** Runs until the process is told to end. */
    public static void main(String[] args) {
        Service.run(GatewayService.class, args);
    }
}
