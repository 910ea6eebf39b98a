package io.soulnear.sample.shapeless.util;

interface Strings {
    String join();
}
