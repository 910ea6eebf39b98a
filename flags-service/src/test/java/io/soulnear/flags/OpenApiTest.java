package io.soulnear.flags;

import io.soulnear.testing.HttpInterfaces;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    @Test
    void everyRouteIsDescribedAndNoOther() {
        HttpInterfaces.areDescribed(Map.of());
    }
}
