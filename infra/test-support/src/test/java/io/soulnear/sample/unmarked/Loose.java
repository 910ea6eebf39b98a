package io.soulnear.sample.unmarked;

interface Loose {
    String maybe();
}
