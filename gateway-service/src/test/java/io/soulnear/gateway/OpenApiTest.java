package io.soulnear.gateway;

import io.soulnear.testing.HttpInterfaces;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    @Test
    void everyRouteIsDescribedAndNoOther() {
        HttpInterfaces.areDescribed(Map.of("telegram.mode", "webhook", "telegram.webhook-secret", "for-the-test-only"));
    }
}
