package io.soulnear.sample.outward.application;

import io.soulnear.sample.open.kafka.Listener;

record Asks(Listener listener) {}
